package io.vigil.sources.json;

import io.vigil.events.text.PlainBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON texts that are full of escapes — the records in an envelope — in one pass: as strict as {@link JsonScan}, and at the same time
 * written out as UTF-8. Reusable.
 */
public final class JsonText {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** One step writes a word, or a character, before it looks. */
    private static final int STEP = 2 * Long.BYTES;

    private final byte[] bytes;
    private final int limit;
    private byte[] written = new byte[1 << 12];
    private int length;
    private Slice text;

    public JsonText(byte[] bytes, int limit) {
        this.bytes = bytes;
        this.limit = limit;
        this.text = new Slice(bytes, 0, 0);
    }

    /** Reads the text whose first byte is at {@code from}; the closing quote, or {@link JsonScan#NO}. */
    public int read(int from) {
        int plain = JsonScan.plainText(bytes, from, limit);
        if (plain >= 0) {
            text = new Slice(bytes, from, plain);
            return plain;
        }
        length = 0;
        int end = write(from);
        text = new Slice(Arrays.copyOf(written, length), 0, length);
        return end;
    }

    /** What the text says, as UTF-8; bytes of its own where it has escapes. */
    public Slice text() {
        return text;
    }

    private int write(int from) {
        int at = from;
        while (at < limit && bytes[at] != '"') {
            if (length + STEP > written.length) {
                written = Arrays.copyOf(written, 2 * written.length);
            }
            at = bytes[at] == '\\' ? writeEscape(at) : writePlain(at);
            if (at < 0) {
                return JsonScan.NO;
            }
        }
        return at < limit ? at : JsonScan.NO;
    }

    /** Writes the plain bytes of the next word; or one character where it begins with another. */
    private int writePlain(int at) {
        if (at + Long.BYTES <= limit) {
            long word = (long) WORDS.get(bytes, at);
            WORDS.set(written, length, word);
            int plain = PlainBytes.count(word);
            length += plain;
            if (plain > 0) {
                return at + plain;
            }
        }
        int sequence = bytes[at] >= ' ' ? 1 : bytes[at] < 0 ? Utf8.sequence(bytes, at, limit) : 0;
        System.arraycopy(bytes, at, written, length, sequence);
        length += sequence;
        return sequence == 0 ? JsonScan.NO : at + sequence;
    }

    private int writeEscape(int at) {
        int escape = JsonScan.escape(bytes, at, limit);
        if (escape != 2) {
            return escape == 0 ? JsonScan.NO : writeUnicode(at);
        }
        byte letter = bytes[at + 1];
        written[length++] = switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
        return at + 2;
    }

    /** Half of a surrogate pair alone is no character: a question mark, as everywhere in Java. */
    private int writeUnicode(int at) {
        char unit = unit(at);
        boolean pair = Character.isHighSurrogate(unit) && Character.isLowSurrogate(unit(at + 6));
        String character = pair ? String.valueOf(new char[] {unit, unit(at + 6)}) : String.valueOf(unit);
        byte[] encoded = character.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, written, length, encoded.length);
        length += encoded.length;
        return at + (pair ? 12 : 6);
    }

    /** The UTF-16 unit whose escape begins here; 0 when there is none. */
    private char unit(int at) {
        if (JsonScan.escape(bytes, Math.min(at, limit), limit) != 6 || bytes[at] != '\\') {
            return 0;
        }
        int unit = 0;
        for (int digit = at + 2; digit < at + 6; digit++) {
            unit = unit << 4 | Character.digit(bytes[digit], 16);
        }
        return (char) unit;
    }
}
