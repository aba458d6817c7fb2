package io.vigil.sinks.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 of requests without a query whose path needs no encoding. See AWS, "Create a signed AWS API request".
 *
 * @param service as in endpoints: {@code kinesis}, {@code s3}
 */
record Signing(Credentials credentials, String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * The headers to send, but for {@code host}, which the client adds.
     *
     * @param own further headers, all of which are signed; names in lower case
     */
    Map<String, String> headers(String method, URI where, Map<String, String> own, byte[] body, Instant now) {
        SortedMap<String, String> signed = new TreeMap<>(own);
        String time = TIME.format(now);
        signed.put("host", where.getPort() < 0 ? where.getHost() : where.getHost() + ":" + where.getPort());
        signed.put("x-amz-date", time);
        if (credentials.token() != null) {
            signed.put("x-amz-security-token", credentials.token());
        }
        String names = String.join(";", signed.keySet());
        String canonical = String.join(
                "\n",
                method,
                where.getRawPath().isEmpty() ? "/" : where.getRawPath(),
                "",
                signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining()),
                names,
                hash(body));
        String scope = String.join("/", time.substring(0, 8), region, service, "aws4_request");
        String text = String.join("\n", ALGORITHM, time, scope, hash(canonical.getBytes(StandardCharsets.UTF_8)));
        signed.remove("host");
        signed.put(
                "authorization",
                ALGORITHM + " Credential=" + credentials.key() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + HexFormat.of().formatHex(hmac(key(scope), text)));
        return signed;
    }

    private byte[] key(String scope) {
        byte[] key = ("AWS4" + credentials.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
