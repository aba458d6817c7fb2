package io.vigil.sources.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds blanks and ends of lines eight bytes at a time. */
public final class Blanks {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOWS = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long HIGHS = ~LOWS;

    private Blanks() {}

    /** Eight bytes, the first of them lowest. */
    public static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The highest bit of each byte that is a blank or a control character. */
    public static long marks(long word) {
        // In each byte the highest bit is set by what is above a blank; nothing is carried into the next.
        return ~((word & LOWS) + ONES * (0x7f - ' ') | word) & HIGHS;
    }

    /** Offset in its word of the byte whose mark is the lowest. */
    public static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The next line feed; {@code to} when there is none. */
    public static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long differs = word(bytes, at) ^ ONES * '\n';
            long ends = ~((differs & LOWS) + LOWS | differs) & HIGHS;
            if (ends != 0) {
                return at + first(ends);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
