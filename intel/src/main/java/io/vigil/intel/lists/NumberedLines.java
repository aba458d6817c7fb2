package io.vigil.intel.lists;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a text with their numbers; some can be put back. */
final class NumberedLines {
    private final BoundedText text;
    /** Of letters. URLs are ten times shorter, and expressions that look at a whole line must not look for ever. */
    private static final int LONGEST = 1 << 16;

    private final Deque<String> putBack = new ArrayDeque<>();
    private int number;

    NumberedLines(BoundedText text) {
        this.text = text;
    }

    /** Null at the end. */
    @Nullable
    String next() throws IOException {
        String line = putBack.isEmpty() ? read() : putBack.remove();
        number += line == null ? 0 : 1;
        return line;
    }

    private @Nullable String read() throws IOException {
        text.nextPiece();
        String line = text.readLine();
        if (line != null && line.length() > LONGEST) {
            throw new IOException("line " + (number + 1) + " is longer than " + LONGEST + " letters: this is no list");
        }
        return line;
    }

    /** Of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** @param lines read last, in their order */
    void putBack(List<String> lines) {
        for (int at = lines.size() - 1; at >= 0; at--) {
            putBack.addFirst(lines.get(at));
        }
        number -= lines.size();
    }
}
