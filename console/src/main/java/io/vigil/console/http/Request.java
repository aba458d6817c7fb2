package io.vigil.console.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request as it came.
 *
 * @param path as it was sent, still encoded
 * @param query as it was sent, without the question mark; empty if there is none
 * @param headers by name in lower case
 */
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Decoded segments of the path; an encoded slash stays inside its segment. */
    public List<String> segments() {
        return Stream.of(path.split("/", -1))
                .skip(1)
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
    }

    /** Decoded values of a parameter of the query, in the order they were sent. */
    public List<String> parameters(String name) {
        return Stream.of(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .toList();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The address holds a % that is no escape.");
        }
    }
}
