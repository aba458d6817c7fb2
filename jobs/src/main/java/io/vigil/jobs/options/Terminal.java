package io.vigil.jobs.options;

import io.vigil.events.text.Printable;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * What all commands print on: whatever they print, no character of it can steer the terminal, but for the colours that a command asks for by
 * name. Line breaks and tabs stay, so text of strangers that must not make a line of its own is escaped by whoever writes the line, with
 * {@link Printable}.
 */
public final class Terminal extends PrintWriter {
    /** Colours that are read on light and on dark. */
    public enum Colour {
        RED("1;31"),
        YELLOW("33"),
        BLUE("34"),
        BOLD("1"),
        FAINT("2");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    private final PrintWriter screen;

    private Terminal(PrintWriter screen) {
        super(new Escaping(screen), true);
        this.screen = screen;
    }

    /** @param screen stays open, and is flushed with the result */
    public static Terminal over(PrintWriter screen) {
        return new Terminal(screen);
    }

    /** Prints text in a colour, on a command's own printer. On any other the text is printed as it is. */
    public static void print(PrintWriter out, Colour colour, String text) {
        if (out instanceof Terminal terminal) {
            terminal.print(colour, text);
        } else {
            out.print(text);
        }
    }

    private void print(Colour colour, String text) {
        screen.print("\u001b[" + colour.code + "m");
        print(text);
        screen.print("\u001b[0m");
    }

    /** Goes back to the beginning of the line that is being written, and clears it. */
    public static void rewind(PrintWriter out) {
        if (out instanceof Terminal terminal) {
            terminal.screen.print("\r\u001b[K");
        }
    }

    private static final class Escaping extends Writer {
        private final PrintWriter screen;

        Escaping(PrintWriter screen) {
            this.screen = screen;
        }

        @Override
        public void write(char[] buffer, int from, int length) {
            int at = from;
            for (int end = from; end < from + length; end++) {
                if (buffer[end] == '\n' || buffer[end] == '\t') {
                    screen.append(Printable.of(new String(buffer, at, end - at)))
                            .append(buffer[end]);
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
        public void close() {
            screen.flush();
        }
    }
}
