package io.vigil.events.cloudtrail;

import static io.vigil.events.codec.StoredText.readPresent;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.StoredText;
import io.vigil.events.signals.IdentityCenter;
import io.vigil.events.signals.Subject;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that somebody was given, and by whom: a link in the chain from what is used to who is behind it.
 *
 * @param id of the event
 * @param time epoch milliseconds
 * @param key the new access key; {@link #ofUser} for a password, and for whatever else records do not name when it is used
 * @param parentKey the access key that asked for it; null where the identity came with none (SAML, web identity) or it is not recorded
 * @param parent the identity that asked, as {@link Subject#self} names it, or the subject of its certificate, as {@code account/ARN}
 * @param from address that it was asked from; empty when AWS asked, or when it is not known
 */
@TypeInfo(StateTypeFactory.class)
public record CredentialIssuance(
        String id, long time, String key, @Nullable String parentKey, String parent, String from) {
    private static final String TEMPORARY_KEY = "ASIA";
    private static final long IAM = Hash.of("iam.amazonaws.com");
    /** Calls that give a user of IAM a way in that is no access key. */
    private static final long[] WAYS_IN = Stream.of(
                    "CreateLoginProfile", "UpdateLoginProfile", "CreateServiceSpecificCredential")
            .mapToLong(name -> Hash.combine(IAM, Hash.of(name)))
            .toArray();

    private static final Pattern USER = Pattern.compile("\"userName\"\\s*:\\s*\"([^\"\\\\]+)\"");

    /** Whoever signs with a certificate, and is given keys in a list (IAM Roles Anywhere, CreateSession). */
    private static final long CERTIFICATE_SESSION =
            Hash.combine(Hash.of("rolesanywhere.amazonaws.com"), Hash.of("CreateSession"));

    private static final Pattern SESSION_KEY = Pattern.compile("\"accessKeyId\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final Pattern CERTIFICATE = Pattern.compile("\"subjectArn\"\\s*:\\s*\"([^\"\\\\]+)\"");

    /** Null when the call made no credentials, or AWS made them for a resource: those have nobody behind them. */
    public static @Nullable CredentialIssuance of(ApiCall call) {
        if (call.apiHash() == CERTIFICATE_SESSION) {
            return ofCertificate(call);
        }
        String minted = call.text(ApiField.MINTED_KEY);
        String key = minted == null ? wayIn(call) : minted;
        return key == null || "AWSService".equals(call.text(ApiField.IDENTITY_TYPE))
                ? null
                : of(call, key, call.text(ApiField.ACCESS_KEY), parent(call));
    }

    private static boolean givesWayIn(long api) {
        for (long way : WAYS_IN) {
            if (way == api) {
                return true;
            }
        }
        return false;
    }

    /** Behind it is the holder of the certificate, whatever role and whatever call asked. */
    private static @Nullable CredentialIssuance ofCertificate(ApiCall call) {
        String key = found(SESSION_KEY, call, RawPart.RESPONSE_ELEMENTS);
        String holder = found(CERTIFICATE, call, RawPart.RESPONSE_ELEMENTS);
        return key == null || holder == null ? null : of(call, key, null, call.account() + "/" + holder);
    }

    /** Stands for the password of a user of IAM, and for other credentials that records do not name when they are used. */
    public static String ofUser(String account, String name) {
        return account + "/user/" + name;
    }

    /** Null when the call gives none, when it failed, or does not name whose it is: then it is the caller's own. */
    private static @Nullable String wayIn(ApiCall call) {
        if (!givesWayIn(call.apiHash())) {
            return null;
        }
        String user = found(USER, call, RawPart.REQUEST_PARAMETERS);
        return user == null ? null : ofUser(call.account(), user);
    }

    /** Null, too, when the call failed. */
    private static @Nullable String found(Pattern pattern, ApiCall call, RawPart part) {
        RawJson raw = call.failed() ? null : call.raw(part);
        Matcher found = pattern.matcher(raw == null ? "" : raw.toString());
        return found.find() ? found.group(1) : null;
    }

    private static CredentialIssuance of(ApiCall call, String key, @Nullable String parentKey, String parent) {
        String from = call.remote().ip();
        return new CredentialIssuance(call.id(), call.time(), key, parentKey, parent, from == null ? "" : from);
    }

    private static String parent(ApiCall call) {
        String account = call.textOr(ApiField.IDENTITY_ACCOUNT, call.account());
        return IdentityCenter.self(account, call.principal(), call.text(ApiField.ISSUER_USER_NAME));
    }

    /** Whether somebody may be behind the one who asked: a user of IAM Identity Center is who signed in, whatever key asked. */
    public boolean leadsOn() {
        return parentKey != null && !IdentityCenter.isUser(parent);
    }

    /** Whether what was made stays until somebody takes it away. */
    public boolean isLasting() {
        return !key.startsWith(TEMPORARY_KEY);
    }

    /** For {@link StateTypeFactory}; the order of the fields is that of every savepoint. */
    static final class Codec {
        static final StateCodec<CredentialIssuance> CODEC = StateCodec.of(2, Codec::write, Codec::read)
                .since(1, Codec::readWithoutAddress)
                .immutable();

        private Codec() {}

        private static void write(CredentialIssuance issuance, DataOutputView out) throws IOException {
            StoredText.write(issuance.id(), out);
            out.writeLong(issuance.time());
            StoredText.write(issuance.key(), out);
            StoredText.write(issuance.parentKey(), out);
            StoredText.write(issuance.parent(), out);
            StoredText.write(issuance.from(), out);
        }

        private static CredentialIssuance read(DataInputView in) throws IOException {
            return new CredentialIssuance(
                    readPresent(in),
                    in.readLong(),
                    readPresent(in),
                    StoredText.read(in),
                    readPresent(in),
                    readPresent(in));
        }

        private static CredentialIssuance readWithoutAddress(DataInputView in) throws IOException {
            return new CredentialIssuance(
                    readPresent(in), in.readLong(), readPresent(in), StoredText.read(in), readPresent(in), "");
        }
    }
}
