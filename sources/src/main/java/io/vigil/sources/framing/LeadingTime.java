package io.vigil.sources.framing;

import io.vigil.sources.json.Json;

/**
 * The time that tools write in front of a record: {@code create-export-task} of CloudWatch Logs ({@code 2025-06-23T10:00:00.000Z message}), and
 * {@code aws logs tail}, which adds the name of the log stream.
 */
public final class LeadingTime {
    /** Time and name are not longer. */
    static final int LONGEST = 1 << 10;

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

    private LeadingTime() {}

    static boolean mayBegin(byte first) {
        return first >= '1' && first <= '9';
    }

    /** Offset behind an ISO 8601 time and the blanks that follow it; negative when the line begins otherwise. */
    public static int end(byte[] bytes, int from, int to) {
        int length = SHAPE.length();
        if (to - from <= length) {
            return -1;
        }
        for (int at = 0; at < length; at++) {
            byte found = bytes[from + at];
            boolean fits = SHAPE.charAt(at) == 'd' ? found >= '0' && found <= '9' : found == SHAPE.charAt(at);
            if (!fits && !(SHAPE.charAt(at) == 'T' && found == ' ')) {
                return -1;
            }
        }
        int end = wordEnd(bytes, from + length, to);
        return end < to ? blanksEnd(bytes, end, to) : -1;
    }

    /** Offset of the bracket of an object behind a time, with or without one word between them; negative when there is none. */
    static int beforeObject(byte[] bytes, int from, int to) {
        int at = end(bytes, from, to);
        if (at > 0 && at < to && bytes[at] != '{') {
            at = blanksEnd(bytes, wordEnd(bytes, at, to), to);
        }
        return at > 0 && at < to && bytes[at] == '{' ? at : -1;
    }

    private static int wordEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !Json.isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int blanksEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }
}
