package io.vigil.sources.kpl;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Kinesis record into which the Kinesis Producer Library has packed several: four bytes of magic, an {@code AggregatedRecord} in Protocol
 * Buffers, and the MD5 of that (KPL, aggregation-format.md). Only the data of the packed records is read.
 */
public final class KplRecord {
    private static final byte[] MAGIC = {(byte) 0xf3, (byte) 0x89, (byte) 0x9a, (byte) 0xc2};
    private static final int CHECKSUM = 16;

    /** Field {@code records} of {@code AggregatedRecord}, and {@code data} of {@code Record}. */
    private static final int RECORDS = 3;

    private static final int DATA = 3;

    private KplRecord() {}

    /**
     * Whether bytes that begin so are of this form.
     *
     * @param length how many are there
     */
    public static boolean begins(byte[] bytes, int length) {
        return length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Whether bytes that begin with these two may be of this form. */
    public static boolean mayBegin(byte[] start) {
        return start[0] == MAGIC[0] && start[1] == MAGIC[1];
    }

    /** The data of each packed record, in order; null when the bytes are damaged. */
    public static @Nullable List<byte[]> unpack(byte[] record) {
        int end = record.length - CHECKSUM;
        if (!begins(record, record.length) || end < MAGIC.length || !sumFits(record, end)) {
            return null;
        }
        List<byte[]> packed = fields(Arrays.copyOfRange(record, MAGIC.length, end), RECORDS);
        if (packed == null) {
            return null;
        }
        var data = new ArrayList<byte[]>();
        for (byte[] one : packed) {
            List<byte[]> found = fields(one, DATA);
            if (found == null || found.size() != 1) {
                return null;
            }
            data.add(found.get(0));
        }
        return data;
    }

    private static boolean sumFits(byte[] record, int end) {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            md5.update(record, MAGIC.length, end - MAGIC.length);
            return Arrays.equals(md5.digest(), Arrays.copyOfRange(record, end, record.length));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }

    /** Every value of the field, which holds bytes; null when the message is damaged. */
    private static @Nullable List<byte[]> fields(byte[] message, int wanted) {
        var values = new ArrayList<byte[]>();
        var in = new ProtobufBytes(message);
        while (in.hasMore()) {
            long tag = in.varint();
            int wireType = (int) tag & 7;
            byte[] value = wireType == 2 ? in.bytes() : null;
            boolean passed = value != null || wireType == 0 && in.varint() >= 0;
            if (!passed) {
                return null;
            }
            if (value != null && tag >>> 3 == wanted) {
                values.add(value);
            }
        }
        return values;
    }
}
