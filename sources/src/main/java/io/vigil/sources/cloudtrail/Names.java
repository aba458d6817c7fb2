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
final class Names {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Ten times the members of the largest place: names that are not wanted mostly meet an empty slot. */
    private static final int SLOTS = 256;

    private static final Map<Place, Names> ALL = all();

    private final @Nullable Member[] slots = new Member[SLOTS];
    private final byte[][] names = new byte[SLOTS][];

    private Names() {}

    static Names of(Place place) {
        return ALL.get(place);
    }

    private static Map<Place, Names> all() {
        var all = new EnumMap<Place, Names>(Place.class);
        for (Place place : Place.values()) {
            all.put(place, new Names());
        }
        for (Member member : Member.values()) {
            all.get(member.place).add(member);
        }
        return all;
    }

    private void add(Member member) {
        byte[] name = member.label.getBytes(StandardCharsets.US_ASCII);
        int slot = slot(name, 0, name.length);
        while (slots[slot] != null) {
            slot = slot + 1 & SLOTS - 1;
        }
        slots[slot] = member;
        names[slot] = name;
    }

    @Nullable
    Member find(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        for (Member member = slots[slot]; member != null; member = slots[slot]) {
            if (Arrays.equals(bytes, from, to, names[slot], 0, names[slot].length)) {
                return member;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return null;
    }

    private static int slot(byte[] bytes, int from, int to) {
        int length = to - from;
        long hash = (start(bytes, from, length) + length) * 0x9e3779b97f4a7c15L;
        return (int) (hash >>> 56);
    }

    private static long start(byte[] bytes, int from, int length) {
        if (from + Long.BYTES > bytes.length) {
            return startByByte(bytes, from, length);
        }
        long word = (long) WORDS.get(bytes, from);
        return length >= Long.BYTES ? word : word & (1L << 8 * length) - 1;
    }

    private static long startByByte(byte[] bytes, int from, int length) {
        long word = 0;
        for (int at = Math.min(length, Long.BYTES) - 1; at >= 0; at--) {
            word = word << 8 | bytes[from + at] & 0xff;
        }
        return word;
    }
}
