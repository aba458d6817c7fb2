package io.vigil.sources.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds what a member means by the bytes of its name: one probe in a sparse table, by length and first eight bytes. Filled, then shared. */
public final class NameTable<T> {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Ten times the members of the largest object: names that are not wanted mostly meet an empty slot. */
    private static final int SLOTS = 256;

    private final @Nullable T[] slots;
    private final byte[][] names = new byte[SLOTS][];
    /** The first and the last eight bytes of each name, which is all of most names. */
    private final long[] heads = new long[SLOTS];

    private final long[] tails = new long[SLOTS];

    @SuppressWarnings("unchecked") // nothing but a T is put in
    public NameTable() {
        slots = (T[]) new Object[SLOTS];
    }

    /** @param ascii the name, which is not added yet */
    public void add(String ascii, T meaning) {
        byte[] name = ascii.getBytes(StandardCharsets.US_ASCII);
        long head = word(name, 0, name.length);
        int slot = slot(head, name.length);
        while (slots[slot] != null) {
            slot = slot + 1 & SLOTS - 1;
        }
        slots[slot] = meaning;
        names[slot] = name;
        heads[slot] = head;
        tails[slot] = word(name, Math.max(0, name.length - Long.BYTES), name.length);
    }

    /** Null when nobody wants the member. */
    public @Nullable T find(byte[] bytes, int from, int to) {
        long head = word(bytes, from, to);
        int slot = slot(head, to - from);
        for (T meaning = slots[slot]; meaning != null; meaning = slots[slot]) {
            if (heads[slot] == head && names[slot].length == to - from && matches(slot, bytes, from, to)) {
                return meaning;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return null;
    }

    /** Whether the rest of the name is the same, behind the head. */
    private boolean matches(int slot, byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= Long.BYTES) {
            return true;
        }
        boolean tail = tails[slot] == (long) WORDS.get(bytes, to - Long.BYTES);
        return tail && (length <= 2 * Long.BYTES || Arrays.equals(bytes, from, to, names[slot], 0, length));
    }

    private static int slot(long head, int length) {
        return (int) ((head + length) * 0x9e3779b97f4a7c15L >>> 56);
    }

    /** The first eight bytes, or all of a shorter text. */
    private static long word(byte[] bytes, int from, int to) {
        int length = to - from;
        if (from + Long.BYTES > bytes.length) {
            return wordByByte(bytes, from, Math.min(length, Long.BYTES));
        }
        long word = (long) WORDS.get(bytes, from);
        return length >= Long.BYTES ? word : word & (1L << 8 * length) - 1;
    }

    private static long wordByByte(byte[] bytes, int from, int length) {
        long word = 0;
        for (int at = length - 1; at >= 0; at--) {
            word = word << 8 | bytes[from + at] & 0xff;
        }
        return word;
    }
}
