package io.vigil.cli.findings;

import io.vigil.events.text.Printable;
import io.vigil.jobs.options.Terminal;
import io.vigil.jobs.options.Terminal.Colour;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints running text: headings, and below them lines with a term at the left and words that are wrapped at the right. */
final class Paragraphs {
    private static final int READABLE = 110;
    private static final int TERM = 12;
    private static final int INDENT = 2;

    private final PrintWriter out;
    private final Screen screen;
    private final int width;

    Paragraphs(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
        this.width = screen.isTerminal() ? Math.min(READABLE, screen.columns()) : READABLE;
    }

    /** A line by itself, in a colour where there are any. */
    void line(String text, Colour colour) {
        if (screen.colours()) {
            Terminal.print(out, colour, Printable.of(text));
            out.println();
        } else {
            out.println(Printable.of(text));
        }
    }

    void heading(String text) {
        out.println();
        line(text, Colour.BOLD);
    }

    void paragraph(String text) {
        wrapped(Printable.of(text), width - INDENT).forEach(line -> out.println(" ".repeat(INDENT) + line));
    }

    /** Nothing is printed where there is nothing to say. */
    void item(String term, String text) {
        if (text.isEmpty()) {
            return;
        }
        String left = Printable.of(term);
        int room = Math.max(TERM, left.length() + 1);
        for (String line : wrapped(Printable.of(text), width - INDENT - TERM)) {
            out.println(" ".repeat(INDENT) + left + " ".repeat(room - left.length()) + line);
            left = "";
            room = TERM;
        }
    }

    /** Words that are longer than a line are cut into lines. */
    private static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > width) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
