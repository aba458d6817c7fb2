package io.vigil.events.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The form in which {@link StoredText} stores a text, as bytes in memory: needs nothing of Flink, so that texts are made and read without it, too. */
final class TextForm {
    private static final int SEVEN = 7;
    private static final int MORE = 1 << SEVEN;

    private TextForm() {}

    static byte[] of(String text) {
        boolean whole = isWhole(text);
        byte[] bytes = whole ? text.getBytes(StandardCharsets.UTF_8) : characters(text);
        byte[] form = begin(2 * bytes.length + (whole ? 1 : 2), bytes.length);
        System.arraycopy(bytes, 0, form, form.length - bytes.length, bytes.length);
        return form;
    }

    /** Of the text that is these bytes of UTF-8. */
    static byte[] ofUtf8(byte[] bytes, int from, int to) {
        int length = to - from;
        byte[] form = begin(2 * length + 1, length);
        System.arraycopy(bytes, from, form, form.length - length, length);
        return form;
    }

    /** A form of so many bytes behind this number, which is there. */
    static byte[] begin(int number, int length) {
        int digits = 1 + (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number)) / SEVEN;
        byte[] form = new byte[digits + length];
        int left = number;
        int at = 0;
        while (left >= MORE) {
            form[at++] = (byte) (left | MORE);
            left >>>= SEVEN;
        }
        form[at] = (byte) left;
        return form;
    }

    /** The text of a form. */
    static String text(byte[] form) {
        int at = 0;
        while (form[at] < 0) {
            at++;
        }
        int from = at + 1;
        boolean whole = (form[0] & 1) == 1;
        return whole
                ? new String(form, from, form.length - from, StandardCharsets.UTF_8)
                : ofCharacters(form, from, form.length - from);
    }

    /** The text of two bytes a character. */
    static String ofCharacters(byte[] characters, int from, int length) {
        return ByteBuffer.wrap(characters, from, length).asCharBuffer().toString();
    }

    private static byte[] characters(String text) {
        var bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static boolean isWhole(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                boolean pair = at + 1 < text.length() && Character.isSurrogatePair(unit, text.charAt(at + 1));
                if (!pair) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
