package io.vigil.models.baseline;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The {@code userIdentity.type}s of callers that are people; role sessions are distinguished by other means. */
public final class PersonTypes {
    private static final byte[][] TYPES = Stream.of(
                    "IAMUser", "Root", "FederatedUser", "SAMLUser", "IdentityCenterUser")
            .map(type -> type.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private PersonTypes() {}

    public static boolean made(ApiCall call) {
        for (byte[] type : TYPES) {
            if (call.is(ApiField.IDENTITY_TYPE, type)) {
                return true;
            }
        }
        return false;
    }
}
