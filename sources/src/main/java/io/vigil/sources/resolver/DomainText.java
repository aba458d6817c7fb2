package io.vigil.sources.resolver;

/** A name or record data of plain ASCII as detections compare it, as {@link DnsText} has it: still bytes of the record where nothing is to be changed. Reusable. */
final class DomainText {
    private byte[] logged = {};
    private int loggedFrom;
    private int loggedTo;
    private byte[] bytes = {};
    private int from;
    private int to;
    private byte[] lower = new byte[1 << 8];

    /** Takes in a text; false when it is not all ASCII. */
    boolean read(byte[] in, int start, int end) {
        logged = in;
        loggedFrom = start;
        loggedTo = end;
        asLogged();
        if (to > from && in[to - 1] == '.') {
            to--;
        }
        int signs = 0;
        boolean isLower = true;
        for (int at = from; at < to; at++) {
            signs |= in[at];
            isLower &= in[at] < 'A' || in[at] > 'Z';
        }
        if (!isLower) {
            toLower();
        }
        return signs >= 0;
    }

    /** Takes it as it is. */
    void asLogged() {
        bytes = logged;
        from = loggedFrom;
        to = loggedTo;
    }

    private void toLower() {
        int length = to - from;
        lower = lower.length < length ? new byte[2 * length] : lower;
        for (int at = 0; at < length; at++) {
            byte letter = bytes[from + at];
            lower[at] = letter >= 'A' && letter <= 'Z' ? (byte) (letter + 'a' - 'A') : letter;
        }
        bytes = lower;
        from = 0;
        to = length;
    }

    /** Nothing was logged. */
    boolean isEmpty() {
        return loggedFrom == loggedTo;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }
}
