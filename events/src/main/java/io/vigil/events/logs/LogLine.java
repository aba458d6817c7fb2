package io.vigil.events.logs;

import io.vigil.events.codec.UnreadText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a record as one JSON object, in the order they are given; what is absent is left out. */
public final class LogLine {
    /** UTF-8 bytes of the longest. */
    public static final int LONGEST = 16 * 1024;

    private static final char FIRST_PLAIN = ' ';

    private final StringBuilder json = new StringBuilder("{");

    public LogLine text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            name(name);
            quoted(value);
        }
        return this;
    }

    public LogLine number(String name, long value) {
        name(name);
        json.append(value);
        return this;
    }

    /** @param value epoch milliseconds, written as ISO 8601 */
    public LogLine time(String name, long value) {
        return text(name, Instant.ofEpochMilli(value).toString());
    }

    /** The object; empty where it is longer than {@link #LONGEST}. */
    public UnreadText written() {
        String line = json + "}";
        return line.getBytes(StandardCharsets.UTF_8).length <= LONGEST ? UnreadText.of(line) : UnreadText.EMPTY;
    }

    private void name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        quoted(name);
        json.append(':');
    }

    private void quoted(String text) {
        json.append('"');
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < FIRST_PLAIN) {
                json.append(String.format("\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
        json.append('"');
    }
}
