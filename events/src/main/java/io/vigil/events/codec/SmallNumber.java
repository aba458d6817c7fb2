package io.vigil.events.codec;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A whole number that is mostly near zero, of either sign, in one to ten bytes: seven bits in each, the lowest first (LEB128), behind the sign as the
 * lowest bit (zigzag). Below 64 takes one byte, below 8192 two, a difference of times within two days four, epoch milliseconds six.
 */
public final class SmallNumber {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int REST = MORE - 1;

    private SmallNumber() {}

    /** Writes any value, the smaller the shorter. */
    public static void write(long value, DataOutputView out) throws IOException {
        long left = value << 1 ^ value >> Long.SIZE - 1;
        while ((left & ~REST) != 0) {
            out.writeByte((int) left & REST | MORE);
            left >>>= BITS;
        }
        out.writeByte((int) left);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if that cannot have written it
     */
    public static long read(DataInputView in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            int part = in.readUnsignedByte();
            value |= (long) (part & REST) << shift;
            if ((part & MORE) == 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new IOException("a number of more than ten bytes");
    }
}
