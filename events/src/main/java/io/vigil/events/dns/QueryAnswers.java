package io.vigil.events.dns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The answers of a query as they are stored, one behind the other: lengths of type and data, four bytes each, then type and data. Collects them
 * for a builder, which reuses it.
 */
final class QueryAnswers {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    /** The types of records that hold addresses. */
    static final byte[] V4 = {'A'};

    static final byte[] V6 = {'A', 'A', 'A', 'A'};

    private static final int LENGTHS = 2 * Integer.BYTES;

    private byte[] bytes = new byte[1 << 9];
    private int length;
    private int typeAt;
    private boolean address;
    /** Flags of where the addresses lead. */
    private byte leads;

    void clear() {
        length = 0;
        leads = 0;
    }

    /** Begins an answer, which has data. */
    void type(byte[] text, int from, int to) {
        reserve(LENGTHS + to - from);
        INTS.set(bytes, length, to - from);
        typeAt = length;
        length += LENGTHS;
        append(text, from, to);
        address = Arrays.equals(text, from, to, V4, 0, V4.length) || Arrays.equals(text, from, to, V6, 0, V6.length);
    }

    /** Ends it. */
    void data(byte[] text, int from, int to) {
        leads |= address ? Leads.of(text, from, to) : 0;
        reserve(to - from);
        INTS.set(bytes, typeAt + Integer.BYTES, to - from);
        append(text, from, to);
    }

    private void append(byte[] text, int from, int to) {
        System.arraycopy(text, from, bytes, length, to - from);
        length += to - from;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    int length() {
        return length;
    }

    byte leads() {
        return leads;
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, length);
    }

    /** The types of the answers that are stored from there on. */
    static String[] types(byte[] stored, int from) {
        var types = new String[count(stored, from)];
        int at = from;
        for (int answer = 0; answer < types.length; answer++) {
            types[answer] = new String(stored, at + LENGTHS, typeLength(stored, at), StandardCharsets.UTF_8);
            at = next(stored, at);
        }
        return types;
    }

    /** The data of the answers that are stored from there on. */
    static String[] data(byte[] stored, int from) {
        var data = new String[count(stored, from)];
        int at = from;
        for (int answer = 0; answer < data.length; answer++) {
            int start = at + LENGTHS + typeLength(stored, at);
            at = next(stored, at);
            data[answer] = new String(stored, start, at - start, StandardCharsets.UTF_8);
        }
        return data;
    }

    private static int count(byte[] stored, int from) {
        int count = 0;
        for (int at = from; at < stored.length; at = next(stored, at)) {
            count++;
        }
        return count;
    }

    private static int typeLength(byte[] stored, int answer) {
        return (int) INTS.get(stored, answer);
    }

    private static int next(byte[] stored, int answer) {
        return answer + LENGTHS + typeLength(stored, answer) + (int) INTS.get(stored, answer + Integer.BYTES);
    }
}
