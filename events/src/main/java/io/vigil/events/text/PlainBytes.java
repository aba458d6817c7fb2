package io.vigil.events.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Passes over texts of unread JSON eight bytes at a time: over all that is ASCII and neither a quote, a backslash nor a control character. */
public final class PlainBytes {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private PlainBytes() {}

    /** Behind the plain bytes from {@code from} on: at the first that is none; {@code limit} when there is none. */
    public static int end(byte[] bytes, int from, int limit) {
        int at = from;
        for (; at + Long.BYTES <= limit; at += Long.BYTES) {
            int plain = count((long) WORDS.get(bytes, at));
            if (plain < Long.BYTES) {
                return at + plain;
            }
        }
        while (at < limit && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** How many bytes of the word, the lowest first, stand before the first that is not plain. */
    public static int count(long word) {
        // Flipping one bit moves the quote next to the control characters: one comparison finds both. A borrow sets
        // bits above the first
        // hit only, and only the first is used.
        long quoteOrControl = (word ^ ONES * ('"' ^ ' ')) - ONES * (' ' + 1);
        long backslash = (word ^ ONES * '\\') - ONES;
        return Long.numberOfTrailingZeros((quoteOrControl | backslash | word) & HIGHS) >> 3;
    }
}
