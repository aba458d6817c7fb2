package io.vigil.events.logs;

import io.vigil.events.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The texts of one record as ranges of the bytes that they were read from; nothing is copied before {@link #pack}. Reusable. */
public final class FieldRanges {
    private static final byte[] NOTHING = {};

    private final byte @Nullable [][] source;
    private final int[] from;
    private final int[] to;

    /** @param fields how many there are at most: 64 */
    public FieldRanges(int fields) {
        source = new byte[fields][];
        from = new int[fields];
        to = new int[fields];
    }

    public void clear() {
        Arrays.fill(source, null);
    }

    /** Null bytes where it is absent. */
    public void set(int field, byte @Nullable [] bytes, int start, int end) {
        source[field] = bytes;
        from[field] = start;
        to[field] = end;
    }

    public void set(int field, @Nullable String text) {
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        source[field] = bytes;
        from[field] = 0;
        to[field] = bytes == null ? 0 : bytes.length;
    }

    public boolean has(int field) {
        return source[field] != null;
    }

    public boolean is(int field, byte[] text) {
        byte[] bytes = source[field];
        return bytes != null && Arrays.equals(bytes, from[field], to[field], text, 0, text.length);
    }

    /** Null when absent. */
    @Nullable
    public String text(int field) {
        byte[] bytes = source[field];
        return bytes == null ? null : new String(bytes, from[field], to[field] - from[field], StandardCharsets.UTF_8);
    }

    /** 64-bit hash of the text; that of nothing when it is absent. */
    public long hash(int field) {
        byte[] bytes = source[field];
        return bytes == null ? Hash.of(NOTHING, 0, 0) : Hash.of(bytes, from[field], to[field]);
    }

    /** One bit for each text that is there. */
    public long present() {
        long present = 0;
        for (int at = 0; at < source.length; at++) {
            present |= source[at] == null ? 0 : 1L << at;
        }
        return present;
    }

    /** Bytes that the texts take together, with their {@linkplain FieldEnds ends}. */
    public int packedLength() {
        int length = 0;
        for (int at = 0; at < source.length; at++) {
            length += source[at] == null ? 0 : FieldEnds.WIDTH + to[at] - from[at];
        }
        return length;
    }

    /** The ends of the texts and the texts, with room behind them. */
    public byte[] pack(long present, int room) {
        int end = FieldEnds.WIDTH * Long.bitCount(present);
        byte[] data = new byte[packedLength() + room];
        int offset = 0;
        for (int at = 0; at < source.length; at++) {
            byte[] bytes = source[at];
            if (bytes == null) {
                continue;
            }
            System.arraycopy(bytes, from[at], data, end, to[at] - from[at]);
            end += to[at] - from[at];
            data[offset++] = (byte) (end >>> 8);
            data[offset++] = (byte) end;
        }
        return data;
    }
}
