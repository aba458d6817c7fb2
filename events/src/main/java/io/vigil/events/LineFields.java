package io.vigil.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a log line as one JSON object, in the order they are given; what is absent is left out. */
final class LineFields {
    private static final char FIRST_PLAIN = ' ';

    private final StringBuilder json = new StringBuilder("{");

    LineFields text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            name(name);
            quoted(value);
        }
        return this;
    }

    LineFields number(String name, long value) {
        name(name);
        json.append(value);
        return this;
    }

    /** @param value epoch milliseconds, written as ISO 8601 */
    LineFields time(String name, long value) {
        return text(name, Instant.ofEpochMilli(value).toString());
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

    @Override
    public String toString() {
        return json + "}";
    }
}
