package io.vigil.events;

/** Where the text of a field lies in the bytes of a call: behind a table of two-byte ends, one for each field that is present. */
final class FieldEnds {
    private FieldEnds() {}

    /** @param present one bit for each field, by ordinal */
    static int start(long present, byte[] data, ApiField field) {
        int before = before(present, field);
        return before == 0 ? 2 * Long.bitCount(present) : u16(data, before - 1);
    }

    /** @param present one bit for each field, by ordinal; that of {@code field} is set */
    static int end(long present, byte[] data, ApiField field) {
        return u16(data, before(present, field));
    }

    private static int before(long present, ApiField field) {
        return Long.bitCount(present & (1L << field.ordinal()) - 1);
    }

    private static int u16(byte[] data, int index) {
        return (data[2 * index] & 0xff) << 8 | data[2 * index + 1] & 0xff;
    }
}
