package io.vigil.sources.json;

/** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
public record Slice(byte[] bytes, int from, int to) {
    public int length() {
        return to - from;
    }

    /** Without white space at both ends. */
    public Slice trimmed() {
        int start = Json.skipSpace(bytes, from, to);
        int end = to;
        while (end > start && Json.isSpace(bytes[end - 1])) {
            end--;
        }
        return new Slice(bytes, start, end);
    }
}
