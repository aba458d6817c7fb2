package io.vigil.events.cloudtrail;

import io.vigil.events.logs.FieldEnds;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A short field of a call as two words, which are it exactly: an IPv4 address fits. */
public final class FieldWords {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST = 2 * Long.BYTES - 1;

    private FieldWords() {}

    /** Whether the field is there, and short enough. */
    public static boolean fit(ApiCall call, ApiField field) {
        return call.has(field) && end(call, field) - start(call, field) <= LONGEST;
    }

    /** The first eight bytes, with zeros behind a shorter field. */
    public static long first(ApiCall call, ApiField field) {
        return word(call.data, start(call, field), end(call, field));
    }

    /** The bytes behind those, and the field's length. */
    public static long second(ApiCall call, ApiField field) {
        int start = start(call, field);
        int end = end(call, field);
        return word(call.data, start + Long.BYTES, end) | (long) (end - start) << Long.SIZE - Byte.SIZE;
    }

    private static int start(ApiCall call, ApiField field) {
        return FieldEnds.start(call.present, call.data, field.ordinal());
    }

    private static int end(ApiCall call, ApiField field) {
        return FieldEnds.end(call.present, call.data, field.ordinal());
    }

    private static long word(byte[] data, int from, int to) {
        int length = to - from;
        if (length <= 0) {
            return 0;
        }
        if (from + Long.BYTES <= data.length) {
            long word = (long) LONGS.get(data, from);
            return length >= Long.BYTES ? word : word & (1L << Byte.SIZE * length) - 1;
        }
        long word = 0;
        for (int at = to - 1; at >= from; at--) {
            word = word << Byte.SIZE | data[at] & 0xff;
        }
        return word;
    }
}
