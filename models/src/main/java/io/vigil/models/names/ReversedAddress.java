package io.vigil.models.names;

/** Names that begin with an address backwards, as blocklists are asked about whoever connects: he chose the name, not the host that asks. */
public final class ReversedAddress {
    private static final int BYTES = 4;
    private static final int NIBBLES = 32;
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    private ReversedAddress() {}

    /** Where the rest of the name begins; 0 when it begins otherwise. */
    public static int end(String name) {
        int bytes = behind(name, BYTES, 3, DECIMAL);
        return bytes > 0 ? bytes : behind(name, NIBBLES, 1, HEXADECIMAL);
    }

    /** Where the label after so many numbers begins; 0 when the name begins otherwise. */
    private static int behind(String name, int numbers, int digits, int radix) {
        int at = 0;
        for (int left = numbers; left > 0; left--) {
            int dot = name.indexOf('.', at);
            if (dot <= at || dot - at > digits || !isNumber(name, at, dot, radix)) {
                return 0;
            }
            at = dot + 1;
        }
        return at;
    }

    private static boolean isNumber(String name, int from, int to, int radix) {
        for (int at = from; at < to; at++) {
            if (Character.digit(name.charAt(at), radix) < 0) {
                return false;
            }
        }
        return true;
    }
}
