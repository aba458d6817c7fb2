package io.vigil.rules.guessing;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How bitmaps are written, of which most words are 0: which are not, one bit each, and these. */
final class Words {
    private Words() {}

    /** @param words 16 at most */
    static void write(long[] words, DataOutputView out) throws IOException {
        int used = 0;
        for (int at = 0; at < words.length; at++) {
            used |= words[at] == 0 ? 0 : 1 << at;
        }
        out.writeShort(used);
        for (long word : words) {
            if (word != 0) {
                out.writeLong(word);
            }
        }
    }

    /** Fills words that are all 0. */
    static void read(long[] words, DataInputView in) throws IOException {
        int used = in.readUnsignedShort();
        for (int at = 0; at < words.length; at++) {
            words[at] = (used >>> at & 1) == 0 ? 0 : in.readLong();
        }
    }
}
