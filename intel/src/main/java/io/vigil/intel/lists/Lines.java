package io.vigil.intel.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a text with their numbers; some can be put back. */
final class Lines {
    private final BufferedReader text;
    private final Deque<String> putBack = new ArrayDeque<>();
    private int number;

    Lines(BufferedReader text) {
        this.text = text;
    }

    /** Null at the end. */
    @Nullable
    String next() throws IOException {
        String line = putBack.isEmpty() ? text.readLine() : putBack.remove();
        number += line == null ? 0 : 1;
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
