package io.vigil.intel.lists;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a table into rows and cells by RFC 4180; quoted cells may hold separators and line breaks. Remark lines are no rows. */
final class CsvRows {
    /** @param line on which the row begins, from 1 */
    record Row(int line, List<String> cells) {
        String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }

        boolean hasLength(int count) {
            return cells.size() == count;
        }
    }

    /** A quote that is never closed would swallow the rest of the file: a cell ends at its line if it grows beyond this. */
    private static final int LONGEST_QUOTED = 1 << 16;

    private final NumberedLines lines;
    private final char separator;
    /** The row as far as it was read, and where in it the next cell begins. */
    private StringBuilder row = new StringBuilder();

    private int at;
    private @Nullable String lastRemark;

    CsvRows(BoundedText text, char separator) {
        this.lines = new NumberedLines(text);
        this.separator = separator;
    }

    /** The first row of a text; null when it has none. */
    static @Nullable Row first(String text, char separator) throws IOException {
        return new CsvRows(BoundedText.of(new StringReader(text)), separator).next();
    }

    /** The next row; null at the end. */
    @Nullable
    Row next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!TextList.isRemark(line)) {
                return row(line);
            }
            lastRemark = line.isBlank() ? lastRemark : line;
        }
        return null;
    }

    /** The remark line read last: some publishers hide the header in it. */
    @Nullable
    String lastRemark() {
        return lastRemark;
    }

    private Row row(String line) throws IOException {
        int first = lines.number();
        row = new StringBuilder(line);
        at = 0;
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(cell());
            if (at >= row.length()) {
                return new Row(first, cells);
            }
            at++;
        }
    }

    private String cell() throws IOException {
        while (at < row.length() && row.charAt(at) == ' ') {
            at++;
        }
        boolean quoted = at < row.length() && row.charAt(at) == '"';
        int close = quoted ? closingQuote() : -1;
        return close < 0 ? plainCell() : quotedCell(close);
    }

    private String plainCell() {
        int start = at;
        while (at < row.length() && row.charAt(at) != separator) {
            at++;
        }
        return row.substring(start, at).strip();
    }

    private String quotedCell(int close) {
        String inside = row.substring(at + 1, close);
        at = close + 1;
        plainCell(); // what follows a closing quote has no meaning
        return inside.replace("\"\"", "\"").strip();
    }

    /** Where the quote that is open here closes, perhaps some lines on; -1 when it does not. */
    private int closingQuote() throws IOException {
        int length = row.length();
        var taken = new ArrayList<String>();
        int look = row.indexOf("\"", at + 1);
        while (row.length() - at < LONGEST_QUOTED) {
            if (look < 0) {
                String line = lines.next();
                if (line == null) {
                    break;
                }
                taken.add(line);
                look = row.length();
                row.append('\n').append(line);
            } else if (look + 1 == row.length() || row.charAt(look + 1) != '"') {
                return look;
            } else {
                look += 2;
            }
            look = row.indexOf("\"", look);
        }
        row.setLength(length);
        lines.putBack(taken);
        return -1;
    }
}
