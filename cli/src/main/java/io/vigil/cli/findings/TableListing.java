package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.events.text.Printable;
import io.vigil.jobs.options.Terminal;
import io.vigil.jobs.options.Terminal.Colour;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Findings for the eye: one a line, in columns whose widths the first page settles. */
final class TableListing implements Listing {
    /** @param shrinks whether it may be cut where the screen is narrow */
    private record Column(String head, boolean shrinks, Function<FindingLine, String> of) {}

    private static final Column SEVERITY = new Column("severity", false, FindingLine::severity);
    private static final Column LAST_SEEN = new Column("last seen (UTC)", false, line -> minute(line.lastSeen()));
    private static final Column COUNT = new Column("count", false, FindingLine::count);
    private static final Column SUBJECT = new Column("who or what", true, FindingLine::subject);
    private static final Column TYPE = new Column("type", true, FindingLine::type);
    private static final Column TITLE = new Column("title", true, FindingLine::title);

    /** The beginning of an id is enough for {@code vigil explain}. */
    static final List<Column> SHORT = List.of(
            SEVERITY,
            new Column(
                    "id",
                    false,
                    line -> line.id().substring(0, Math.min(8, line.id().length()))),
            LAST_SEEN,
            SUBJECT,
            TITLE,
            TYPE);

    static final List<Column> WHOLE = List.of(
            SEVERITY,
            new Column("id", false, FindingLine::id),
            new Column("account", false, FindingLine::account),
            new Column("region", false, FindingLine::region),
            new Column("first seen (UTC)", false, line -> minute(line.firstSeen())),
            LAST_SEEN,
            COUNT,
            SUBJECT,
            TYPE,
            TITLE);

    private static final int BETWEEN = 2;
    private static final int NARROWEST = 6;

    private final List<Column> columns;
    private final int fits;
    private final boolean colours;
    private final PrintWriter out;
    private int[] widths = {};

    /**
     * @param fits columns of the screen; 0 when nothing is to be cut
     * @param colours whether severities are coloured
     */
    TableListing(List<Column> columns, int fits, boolean colours, PrintWriter out) {
        this.columns = columns;
        this.fits = fits;
        this.colours = colours;
        this.out = out;
    }

    private static String minute(String time) {
        return time.length() < 16 ? time : time.substring(0, 16).replace('T', ' ');
    }

    @Override
    public void show(List<? extends JsonNode> page) {
        var rows = page.stream().map(FindingLine::of).map(this::cells).toList();
        if (widths.length == 0) {
            var head = columns.stream().map(Column::head).toList();
            widths = widths(head, rows);
            print(head, Colour.BOLD);
        }
        rows.forEach(row -> print(row, colour(row.get(0))));
    }

    private List<String> cells(FindingLine line) {
        return columns.stream()
                .map(column -> Printable.of(column.of().apply(line)))
                .toList();
    }

    private int[] widths(List<String> head, List<List<String>> rows) {
        int[] needed = IntStream.range(0, columns.size())
                .map(at -> rows.stream().mapToInt(row -> length(row.get(at))).reduce(length(head.get(at)), Math::max))
                .toArray();
        int over = IntStream.of(needed).sum() + BETWEEN * (needed.length - 1) - fits;
        for (; fits > 0 && over > 0; over--) {
            int widest = widest(needed);
            if (needed[widest] <= NARROWEST) {
                break;
            }
            needed[widest]--;
        }
        return needed;
    }

    private int widest(int[] needed) {
        int widest = columns.size() - 1;
        for (int at = 0; at < needed.length; at++) {
            widest = columns.get(at).shrinks() && needed[at] > needed[widest] ? at : widest;
        }
        return widest;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Colour colour(String severity) {
        return switch (severity.length() > 3 ? '9' : severity.charAt(0)) {
            case '9', '8', '7' -> Colour.RED;
            case '6', '5', '4' -> Colour.YELLOW;
            default -> Colour.BLUE;
        };
    }

    /** The first cell in a colour, and of a head all. */
    private void print(List<String> row, Colour colour) {
        var line = new StringBuilder();
        for (int at = 0; at < widths.length; at++) {
            String cell = cut(row.get(at), widths[at]);
            line.append(cell).append(" ".repeat(Math.max(0, widths[at] - length(cell)) + BETWEEN));
        }
        String text = line.toString().stripTrailing();
        int coloured = colour == Colour.BOLD ? text.length() : widths[0];
        if (colours) {
            Terminal.print(out, colour, text.substring(0, coloured));
            out.println(text.substring(coloured));
        } else {
            out.println(text);
        }
    }

    private static String cut(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }
}
