package io.vigil.events.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The latest words that were read or written, each once: millions of records that wait or are remembered name the same few hundred detections, regions
 * and APIs. Threads share them without locks; the worst that can happen is that two have an object each.
 */
final class SharedWords {
    /** A power of two. */
    private static final int PLACES = 1 << 12;
    /** As long as descriptions of detections; what is longer is seldom the same twice. */
    private static final int LONGEST = 512;
    /** So many letters at either end distinguish long words. */
    private static final int END = 16;

    private static final @Nullable Word[] READ = new Word[PLACES];
    private static final @Nullable Word[] WRITTEN = new Word[PLACES];

    /** @param bytes of UTF-8 where it was read, its whole stored form where it was written */
    private record Word(String text, byte[] bytes) {}

    private SharedWords() {}

    /** @param bytes begin with so many of UTF-8 */
    static String of(byte[] bytes, int length) {
        if (length > LONGEST) {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
        int place = place(hash(bytes, length));
        Word known = READ[place];
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, 0, length)) {
            return known.text;
        }
        var word = new Word(new String(bytes, 0, length, StandardCharsets.UTF_8), Arrays.copyOf(bytes, length));
        READ[place] = word;
        return word.text;
    }

    /** As {@link StoredText#write}, which is asked for the form of those that are not among the latest. */
    static void write(String text, DataOutputView out) throws IOException {
        if (text.length() > LONGEST) {
            StoredText.write(text, out);
            return;
        }
        int place = place(text.hashCode());
        Word known = WRITTEN[place];
        if (known == null || !known.text.equals(text)) {
            known = new Word(text, TextForm.of(text));
            WRITTEN[place] = known;
        }
        out.write(known.bytes);
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & PLACES - 1;
    }

    private static int hash(byte[] bytes, int length) {
        int hash = length;
        for (int at = 0; at < Math.min(length, END); at++) {
            hash = 31 * hash + bytes[at];
        }
        for (int at = Math.max(END, length - END); at < length; at++) {
            hash = 31 * hash + bytes[at];
        }
        return hash;
    }
}
