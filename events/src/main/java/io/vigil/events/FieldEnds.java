package io.vigil.events;

/** Where the text of a field lies in the bytes of a record: behind a table of two-byte ends, one for each field that is present. */
final class FieldEnds {
    /** Bytes of one end. */
    static final int WIDTH = 2;
    /** The texts of a record may reach this far. */
    static final int FARTHEST = 0xffff;

    private FieldEnds() {}

    /** @param present one bit for each field, by ordinal */
    static int start(long present, byte[] data, int field) {
        int before = before(present, field);
        return before == 0 ? WIDTH * Long.bitCount(present) : u16(data, before - 1);
    }

    /** @param present one bit for each field, by ordinal; that of {@code field} is set */
    static int end(long present, byte[] data, int field) {
        return u16(data, before(present, field));
    }

    /** Offset behind the last text. */
    static int behind(long present, byte[] data) {
        int fields = Long.bitCount(present);
        return fields == 0 ? 0 : u16(data, fields - 1);
    }

    private static int before(long present, int field) {
        return Long.bitCount(present & (1L << field) - 1);
    }

    private static int u16(byte[] data, int index) {
        return (data[2 * index] & 0xff) << 8 | data[2 * index + 1] & 0xff;
    }
}
