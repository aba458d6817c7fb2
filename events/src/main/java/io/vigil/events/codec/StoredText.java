package io.vigil.events.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Texts in the forms of codecs: the number of UTF-8 bytes and one more, seven bits a byte, lowest first; then the bytes. 0 stands for null. */
public final class StoredText {
    private static final int SEVEN = 7;
    private static final int MORE = 1 << SEVEN;
    private static final int LARGEST_SHIFT = 28;

    private StoredText() {}

    public static void write(@Nullable String text, DataOutputView out) throws IOException {
        if (text == null) {
            out.writeByte(0);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int left = bytes.length + 1;
        while (left >= MORE) {
            out.writeByte(left | MORE);
            left >>>= SEVEN;
        }
        out.writeByte(left);
        out.write(bytes);
    }

    /** Null when null was written. */
    public static @Nullable String read(DataInputView in) throws IOException {
        int length = length(in) - 1;
        if (length < 0) {
            return null;
        }
        var bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** @throws IOException if null was written */
    public static String readPresent(DataInputView in) throws IOException {
        String text = read(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    /** At most 65535 texts. */
    public static void writeAll(String[] texts, DataOutputView out) throws IOException {
        out.writeShort(texts.length);
        for (String text : texts) {
            write(text, out);
        }
    }

    public static String[] readAll(DataInputView in) throws IOException {
        var texts = new String[in.readUnsignedShort()];
        for (int at = 0; at < texts.length; at++) {
            texts[at] = readPresent(in);
        }
        return texts;
    }

    private static int length(DataInputView in) throws IOException {
        int length = 0;
        for (int shift = 0; shift <= LARGEST_SHIFT; shift += SEVEN) {
            int next = in.readUnsignedByte();
            length |= (next & MORE - 1) << shift;
            if (next < MORE) {
                return length;
            }
        }
        throw new IOException("the length of a text has more than " + LARGEST_SHIFT + " bits");
    }
}
