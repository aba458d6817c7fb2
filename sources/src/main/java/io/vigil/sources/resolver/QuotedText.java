package io.vigil.sources.resolver;

/** A JSON text in which nothing is escaped but quotes and backslashes, without the escapes. Reusable. */
final class QuotedText {
    private byte[] bytes = new byte[1 << 9];
    private int length;

    /** Takes in a valid JSON text; false when it has other escapes. */
    boolean read(byte[] in, int from, int to) {
        bytes = bytes.length < to - from ? new byte[2 * (to - from)] : bytes;
        length = 0;
        for (int at = from; at < to; at++) {
            if (in[at] == '\\') {
                at++;
                if (in[at] != '"' && in[at] != '\\') {
                    return false;
                }
            }
            bytes[length++] = in[at];
        }
        return true;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
