package io.vigil.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The one 64-bit hash of the project, for keys and fingerprints: stable across machines and releases, because savepoints hold its values.
 * Eight bytes a step, each mixed by the finaliser of SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.
 */
public final class Hash {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Bytes that {@link #ofLine} takes in at once. */
    private static final int STEP = 4 * Long.BYTES;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Hash() {}

    public static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** Of the bytes {@code from} (inclusive) to {@code to} (exclusive). */
    public static long of(byte[] bytes, int from, int to) {
        long hash = GOLDEN ^ to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mix(hash ^ (long) WORDS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | bytes[at] & 0xff;
        }
        return mix(hash ^ rest);
    }

    /**
     * Of a whole line or record, the bytes {@code from} (inclusive) to {@code to} (exclusive): another value than {@link #of}, and several times
     * as fast. Four words a step, so that no multiplication waits for the one before; the last step ends with the line, wherever it begins.
     */
    public static long ofLine(byte[] bytes, int from, int to) {
        int last = to - STEP;
        if (last < from) {
            return of(bytes, from, to);
        }
        long one = GOLDEN ^ to - from;
        long two = GOLDEN;
        long three = GOLDEN;
        long four = GOLDEN;
        for (int at = from; at < to; at += STEP) {
            int step = Math.min(at, last);
            one = multiply(one ^ (long) WORDS.get(bytes, step));
            two = multiply(two ^ (long) WORDS.get(bytes, step + Long.BYTES));
            three = multiply(three ^ (long) WORDS.get(bytes, step + 2 * Long.BYTES));
            four = multiply(four ^ (long) WORDS.get(bytes, step + 3 * Long.BYTES));
        }
        return combine(combine(one, two), combine(three, four));
    }

    /** One to one. */
    private static long multiply(long value) {
        long product = value * GOLDEN;
        return product ^ product >>> 32;
    }

    public static long combine(long first, long second) {
        return mix(first * GOLDEN + second);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
