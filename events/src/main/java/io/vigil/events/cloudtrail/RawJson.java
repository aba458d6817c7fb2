package io.vigil.events.cloudtrail;

import java.nio.charset.StandardCharsets;

/**
 * A JSON value as it stands in the logged record, unread: the range {@code from} (inclusive) to {@code to} (exclusive) of UTF-8 bytes that
 * must not be changed. It never crosses a shuffle.
 */
public record RawJson(byte[] bytes, int from, int to) {
    public static RawJson of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new RawJson(bytes, 0, bytes.length);
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
