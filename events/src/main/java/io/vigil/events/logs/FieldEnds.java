package io.vigil.events.logs;

import io.vigil.events.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the text of a field lies in the bytes of a record: behind a table of two-byte ends, one for each field that is present. */
public final class FieldEnds {
    /** Bytes of one end. */
    public static final int WIDTH = 2;
    /** The texts of a record may reach this far. */
    public static final int FARTHEST = 0xffff;

    private FieldEnds() {}

    /** @param present one bit for each field, by ordinal */
    public static int start(long present, byte[] data, int field) {
        int before = before(present, field);
        return before == 0 ? WIDTH * Long.bitCount(present) : u16(data, before - 1);
    }

    /** @param present one bit for each field, by ordinal; that of {@code field} is set */
    public static int end(long present, byte[] data, int field) {
        return u16(data, before(present, field));
    }

    /** Offset behind the last text. */
    public static int behind(long present, byte[] data) {
        int fields = Long.bitCount(present);
        return fields == 0 ? 0 : u16(data, fields - 1);
    }

    public static boolean has(long present, int field) {
        return (present >>> field & 1) != 0;
    }

    /** The field's text; null when absent. */
    public static @Nullable String text(long present, byte[] data, int field) {
        if (!has(present, field)) {
            return null;
        }
        int from = start(present, data, field);
        return new String(data, from, end(present, data, field) - from, StandardCharsets.UTF_8);
    }

    /** Whether the field is exactly these UTF-8 bytes; makes no string. */
    public static boolean is(long present, byte[] data, int field, byte[] text) {
        return has(present, field)
                && Arrays.equals(data, start(present, data, field), end(present, data, field), text, 0, text.length);
    }

    /** 64-bit hash of the field; 0 when absent. */
    public static long hash(long present, byte[] data, int field) {
        return has(present, field) ? Hash.of(data, start(present, data, field), end(present, data, field)) : 0;
    }

    private static int before(long present, int field) {
        return Long.bitCount(present & (1L << field) - 1);
    }

    private static int u16(byte[] data, int index) {
        return (data[2 * index] & 0xff) << 8 | data[2 * index + 1] & 0xff;
    }
}
