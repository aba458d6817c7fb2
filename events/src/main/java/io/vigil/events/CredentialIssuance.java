package io.vigil.events;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * Temporary credentials that were issued, and from which parent: a link in the chain from an access key to who is behind it.
 *
 * @param id of the event
 * @param time epoch milliseconds
 * @param key the new access key
 * @param parentKey the access key that asked for it; null where the identity came with none (SAML, web identity) or it is not recorded
 * @param parent the identity that asked, as {@code account/principal}
 */
@TypeInfo(StateTypeFactory.class)
public record CredentialIssuance(
        String id, long time, String key, @Nullable String parentKey, String parent) {
    /** Null when the call made no credentials, or AWS made them for a resource: those have nobody behind them. */
    public static @Nullable CredentialIssuance of(ApiCall call) {
        String key = call.text(ApiField.MINTED_KEY);
        return key == null || "AWSService".equals(call.text(ApiField.IDENTITY_TYPE))
                ? null
                : new CredentialIssuance(call.id(), call.time(), key, call.text(ApiField.ACCESS_KEY), parent(call));
    }

    private static String parent(ApiCall call) {
        return call.textOr(ApiField.IDENTITY_ACCOUNT, call.account()) + "/" + call.principal();
    }

    /** For {@link StateTypeFactory}. */
    interface Codec {
        StateCodec<CredentialIssuance> CODEC = StateCodec.of(1, SignalForm::writeIssuance, SignalForm::readIssuance)
                .immutable();
    }
}
