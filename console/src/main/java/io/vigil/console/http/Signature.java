package io.vigil.console.http;

import io.vigil.sinks.signing.SigV4;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * AWS Signature Version 4 of a request, as services other than S3 have it: the path is encoded once more, and the body's hash is computed here,
 * whatever the request claims. See AWS, "Create a signed AWS API request".
 */
record Signature(String key, String scope, List<String> headers, String value) {
    private static final Pattern FORM = Pattern.compile(
            SigV4.ALGORITHM
                    + " *Credential=([^/, ]{1,128})/([^, ]{1,200}), *SignedHeaders=([a-z0-9;-]{1,2000}), *Signature=([0-9a-f]{64})");

    /** @throws Refusal when the header has another form */
    static Signature parse(String authorization) {
        Matcher form = FORM.matcher(authorization);
        if (!form.matches()) {
            throw new Refusal(
                    403,
                    "IncompleteSignatureException",
                    "The Authorization header has no such form as AWS4-HMAC-SHA256 needs.");
        }
        return new Signature(form.group(1), form.group(2), List.of(form.group(3).split(";")), form.group(4));
    }

    /** Whether the secret made it. Takes the same time wherever they differ. */
    boolean fits(Request request, String secret) {
        if (scope.split("/", -1).length != 4 || !headers.contains("host")) {
            return false;
        }
        String expected =
                SigV4.signature(secret, scope, request.header("x-amz-date").orElse(""), canonical(request));
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    private String canonical(Request request) {
        String signed = headers.stream()
                .map(name ->
                        name + ":" + request.header(name).orElse("").strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                encoded(request.path()).replace("%2F", "/"),
                query(request.query()),
                signed,
                String.join(";", headers),
                SigV4.hash(request.body()));
    }

    private static String query(String query) {
        return query.isEmpty()
                ? ""
                : Stream.of(query.split("&", -1)).map(Signature::pair).sorted().collect(Collectors.joining("&"));
    }

    private static String pair(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        return encoded(Request.decoded(name)) + "=" + encoded(Request.decoded(value));
    }

    private static String encoded(String text) {
        var out = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            boolean plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || "-_.~".indexOf(letter) >= 0);
            if (plain) {
                out.append(letter);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return out.toString();
    }
}
