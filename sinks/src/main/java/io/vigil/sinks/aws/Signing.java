package io.vigil.sinks.aws;

import io.vigil.sinks.signing.SigV4;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * AWS Signature Version 4 of requests without a query whose path needs no encoding. See AWS, "Create a signed AWS API request".
 *
 * @param service as in endpoints: {@code kinesis}, {@code s3}
 */
record Signing(Credentials credentials, String region, String service) {
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
                SigV4.hash(body));
        String scope = String.join("/", time.substring(0, 8), region, service, "aws4_request");
        signed.remove("host");
        signed.put(
                "authorization",
                SigV4.ALGORITHM + " Credential=" + credentials.key() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + SigV4.signature(credentials.secret(), scope, time, canonical));
        return signed;
    }
}
