package io.vigil.jobs.options;

import io.vigil.events.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * What all commands print on: whatever they print, no character of it can steer the terminal. Line breaks and tabs stay, so text of strangers
 * that must not make a line of its own is escaped by whoever writes the line, with {@link Printable}.
 */
public final class Terminal extends Writer {
    private final PrintWriter screen;

    private Terminal(PrintWriter screen) {
        this.screen = screen;
    }

    /** @param screen stays open, and is flushed with the result */
    public static PrintWriter over(PrintWriter screen) {
        return new PrintWriter(new Terminal(screen), true);
    }

    @Override
    public void write(char[] buffer, int from, int length) {
        int at = from;
        for (int end = from; end < from + length; end++) {
            if (buffer[end] == '\n' || buffer[end] == '\t') {
                screen.append(Printable.of(new String(buffer, at, end - at))).append(buffer[end]);
                at = end + 1;
            }
        }
        screen.append(Printable.of(new String(buffer, at, from + length - at)));
    }

    @Override
    public void flush() {
        screen.flush();
    }

    @Override
    public void close() throws IOException {
        screen.flush();
    }
}
