package io.vigil.intel.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A text that is taken in pieces: lines, objects, elements. A piece that does not end is refused, for it would fill the memory.
 */
final class BoundedText extends BufferedReader {
    private static final int BUFFER = 1 << 16;

    private final Counted counted;

    private BoundedText(Counted counted) {
        super(counted, BUFFER);
        this.counted = counted;
    }

    static BoundedText of(Reader text) {
        return new BoundedText(new Counted(text));
    }

    /** A piece has ended, and another may begin. */
    void nextPiece() {
        counted.taken = 0;
    }

    private static final class Counted extends Reader {
        /** Of letters. An object of STIX may hold a report with thousands of references. */
        private static final int LONGEST_PIECE = 1 << 24;

        private final Reader text;
        private int taken;

        Counted(Reader text) {
            this.text = text;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int read = text.read(target, offset, length);
            taken += Math.max(read, 0);
            if (taken > LONGEST_PIECE) {
                throw new IOException("has " + (LONGEST_PIECE >> 20)
                        + " million letters without the end of a line, an object or an element: this is no list");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
