package io.vigil.sources.cloudtrail;

import io.vigil.sources.cloudtrail.Member.Place;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the member of one place by the bytes of its name: one probe in a sparse table, by length and first eight bytes. */
final class MemberIndex {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Ten times the members of the largest place: names that are not wanted mostly meet an empty slot. */
    private static final int SLOTS = 256;

    private static final Map<Place, MemberIndex> ALL = all();

    private final @Nullable Member[] slots = new Member[SLOTS];
    private final byte[][] names = new byte[SLOTS][];
    /** The first and the last eight bytes of each name, which is all of most names. */
    private final long[] heads = new long[SLOTS];

    private final long[] tails = new long[SLOTS];

    private MemberIndex() {}

    static MemberIndex of(Place place) {
        return ALL.get(place);
    }

    private static Map<Place, MemberIndex> all() {
        var all = new EnumMap<Place, MemberIndex>(Place.class);
        for (Place place : Place.values()) {
            all.put(place, new MemberIndex());
        }
        for (Member member : Member.values()) {
            all.get(member.place).add(member);
        }
        return all;
    }

    private void add(Member member) {
        byte[] name = member.label.getBytes(StandardCharsets.US_ASCII);
        long head = word(name, 0, name.length);
        int slot = slot(head, name.length);
        while (slots[slot] != null) {
            slot = slot + 1 & SLOTS - 1;
        }
        slots[slot] = member;
        names[slot] = name;
        heads[slot] = head;
        tails[slot] = word(name, Math.max(0, name.length - Long.BYTES), name.length);
    }

    @Nullable
    Member find(byte[] bytes, int from, int to) {
        long head = word(bytes, from, to);
        int slot = slot(head, to - from);
        for (Member member = slots[slot]; member != null; member = slots[slot]) {
            if (heads[slot] == head && names[slot].length == to - from && matches(slot, bytes, from, to)) {
                return member;
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
