package io.vigil.sinks.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The arithmetic of AWS Signature Version 4. See AWS, "Create a signed AWS API request". */
public final class SigV4 {
    public static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private SigV4() {}

    /**
     * The signature, in hexadecimal digits.
     *
     * @param scope day, region, service and {@code aws4_request}, with {@code /} between them
     * @param time as header {@code x-amz-date} has it
     * @param canonical the canonical request
     */
    public static String signature(String secret, String scope, String time, String canonical) {
        byte[] key = bytes("AWS4" + secret);
        for (String part : scope.split("/", -1)) {
            key = Hmac.of(key, bytes(part));
        }
        String text = String.join("\n", ALGORITHM, time, scope, hash(bytes(canonical)));
        return HexFormat.of().formatHex(Hmac.of(key, bytes(text)));
    }

    /** SHA-256, in hexadecimal digits. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
