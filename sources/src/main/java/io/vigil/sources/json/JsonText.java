package io.vigil.sources.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What a JSON text says, as UTF-8: the records in an envelope are texts full of escapes. */
public final class JsonText {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final byte UNKNOWN = '?';

    private final byte[] bytes;
    private final int to;
    private final byte[] said;
    private int at;
    private int length;

    private JsonText(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        this.at = from;
        // What is said is never longer than how it is written; whole words are stored.
        this.said = new byte[to - from + Long.BYTES];
    }

    /** Of the bytes between the quotes, which {@link JsonScan#text} has passed. A text without escapes is not copied. */
    public static Slice said(byte[] bytes, int from, int to) {
        return JsonScan.plainText(bytes, from, to) == ~to
                ? new Slice(bytes, from, to)
                : new JsonText(bytes, from, to).said();
    }

    private Slice said() {
        while (at < to) {
            copy();
            if (at < to && bytes[at] == '\\') {
                escape(bytes[at + 1]);
            }
        }
        return new Slice(said, 0, length);
    }

    /** Copies up to eight bytes, or up to the next backslash. */
    private void copy() {
        if (at + Long.BYTES > to) {
            while (at < to && bytes[at] != '\\') {
                said[length++] = bytes[at++];
            }
            return;
        }
        long word = (long) WORDS.get(bytes, at);
        WORDS.set(said, length, word);
        long other = word ^ ONES * '\\';
        int run = Long.numberOfTrailingZeros(other - ONES & ~other & HIGHS) >> 3;
        at += run;
        length += run;
    }

    private void escape(byte letter) {
        if (letter == 'u') {
            unicode();
            return;
        }
        said[length++] = switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
        at += 2;
    }

    private void unicode() {
        int unit = unit(at);
        at += 6;
        boolean pair = Character.isHighSurrogate((char) unit) && Character.isLowSurrogate((char) unit(at));
        if (!pair && Character.isSurrogate((char) unit)) {
            said[length++] = UNKNOWN;
            return;
        }
        int point = pair ? Character.toCodePoint((char) unit, (char) unit(at)) : unit;
        at += pair ? 6 : 0;
        byte[] encoded = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, said, length, encoded.length);
        length += encoded.length;
    }

    /** The UTF-16 unit whose escape begins here; 0 when there is none. */
    private int unit(int from) {
        if (from + 6 > to || bytes[from] != '\\' || bytes[from + 1] != 'u') {
            return 0;
        }
        int unit = 0;
        for (int digit = from + 2; digit < from + 6; digit++) {
            unit = unit << 4 | Character.digit(bytes[digit], 16);
        }
        return unit;
    }
}
