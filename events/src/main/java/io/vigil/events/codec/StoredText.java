package io.vigil.events.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Texts in the forms of codecs: a number, seven bits a byte, lowest first, then the text's bytes. The number is 0 for null, else one more than twice
 * the number of bytes, or than that and one for a text that is no UTF-8: one with half a surrogate pair, which hostile logs contain. That is two bytes
 * a character, and comes back as it was, so that keys made of it are the same on both sides of a network.
 */
public final class StoredText {
    private static final String MISSING = "a text is missing";
    private static final int SEVEN = 7;
    private static final int MORE = 1 << SEVEN;
    private static final int LARGEST_SHIFT = 28;

    private static final int SHORT = 512;
    /** Of each thread, the bytes of the latest short text: most texts are short, and nothing is allocated for these but the text. */
    private static final PerThread<byte[]> LATEST = new PerThread<>(() -> new byte[SHORT]);

    private StoredText() {}

    public static void write(@Nullable String text, DataOutputView out) throws IOException {
        if (text == null) {
            out.writeByte(0);
            return;
        }
        byte[] letters = LATEST.get();
        if (text.length() <= SHORT && isAscii(text, letters)) {
            writeNumber(2 * text.length() + 1, out);
            out.write(letters, 0, text.length());
            return;
        }
        out.write(TextForm.of(text));
    }

    /** As {@link #write}, of what {@link #readWord} reads: its form is at hand as long as it is among the latest words. */
    public static void writeWord(@Nullable String word, DataOutputView out) throws IOException {
        if (word == null) {
            out.writeByte(0);
        } else {
            SharedWords.write(word, out);
        }
    }

    /** @param letters takes them, as long as they are */
    private static boolean isAscii(String text, byte[] letters) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter >= MORE) {
                return false;
            }
            letters[at] = (byte) letter;
        }
        return true;
    }

    /** What {@link #write} wrote, as it stands; null when null was written. */
    static byte @Nullable [] readForm(DataInputView in) throws IOException {
        int number = number(in);
        if (number == 0) {
            return null;
        }
        int length = (number - 1) / 2;
        byte[] form = TextForm.begin(number, length);
        in.readFully(form, form.length - length, length);
        return form;
    }

    private static void writeNumber(int number, DataOutputView out) throws IOException {
        int left = number;
        while (left >= MORE) {
            out.writeByte(left | MORE);
            left >>>= SEVEN;
        }
        out.writeByte(left);
    }

    /** Null when null was written. */
    public static @Nullable String read(DataInputView in) throws IOException {
        int number = number(in);
        if (number == 0) {
            return null;
        }
        int length = (number - 1) / 2;
        byte[] bytes = bytes(length, in);
        return number % 2 == 1
                ? new String(bytes, 0, length, StandardCharsets.UTF_8)
                : TextForm.ofCharacters(bytes, 0, length);
    }

    /**
     * As {@link #readPresent}, of a word that many records share, such as the name of a region or a detection: records then share its object, too, as
     * long as it is among the latest words.
     */
    public static String readWord(DataInputView in) throws IOException {
        String word = readWordOrNull(in);
        if (word == null) {
            throw new IOException(MISSING);
        }
        return word;
    }

    /** As {@link #readWord}; null when null was written. */
    public static @Nullable String readWordOrNull(DataInputView in) throws IOException {
        int number = number(in);
        if (number == 0) {
            return null;
        }
        int length = (number - 1) / 2;
        byte[] bytes = bytes(length, in);
        return number % 2 == 1 ? SharedWords.of(bytes, length) : TextForm.ofCharacters(bytes, 0, length);
    }

    /** The next bytes, and whatever behind them. */
    private static byte[] bytes(int length, DataInputView in) throws IOException {
        byte[] bytes = length <= SHORT ? LATEST.get() : new byte[length];
        in.readFully(bytes, 0, length);
        return bytes;
    }

    /** @throws IOException if null was written */
    public static String readPresent(DataInputView in) throws IOException {
        String text = read(in);
        if (text == null) {
            throw new IOException(MISSING);
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

    private static int number(DataInputView in) throws IOException {
        int length = 0;
        for (int shift = 0; shift <= LARGEST_SHIFT; shift += SEVEN) {
            int next = in.readUnsignedByte();
            length |= (next & MORE - 1) << shift;
            if (next < MORE) {
                return length;
            }
        }
        throw new IOException("the number before a text has more than " + LARGEST_SHIFT + " bits");
    }
}
