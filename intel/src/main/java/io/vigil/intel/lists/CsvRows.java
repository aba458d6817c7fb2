package io.vigil.intel.lists;

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

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;
    private @Nullable String lastRemark;

    CsvRows(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** The next row; null at the end. */
    @Nullable
    Row next() {
        while (at < text.length()) {
            int end = lineEnd(at);
            String whole = text.substring(at, end);
            if (!TextList.isRemark(whole)) {
                return row();
            }
            lastRemark = whole.isBlank() ? lastRemark : whole;
            skipTo(end);
        }
        return null;
    }

    /** The remark line read last: some publishers hide the header in it. */
    @Nullable
    String lastRemark() {
        return lastRemark;
    }

    private Row row() {
        int first = line;
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(cell());
            if (at >= text.length() || text.charAt(at) != separator) {
                skipTo(lineEnd(at));
                return new Row(first, cells);
            }
            at++;
        }
    }

    private String cell() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        int close = quoted ? closingQuote() : -1;
        return close < 0 ? plainCell() : quotedCell(close);
    }

    private String plainCell() {
        int start = at;
        int end = lineEnd(at);
        while (at < end && text.charAt(at) != separator) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quotedCell(int close) {
        String inside = text.substring(at + 1, close);
        line += (int) inside.chars().filter(letter -> letter == '\n').count();
        at = close + 1;
        plainCell(); // what follows a closing quote has no meaning
        return inside.replace("\"\"", "\"").strip();
    }

    /** Where the quote that is open here closes; -1 when it does not. */
    private int closingQuote() {
        int limit = Math.min(text.length(), at + LONGEST_QUOTED);
        int look = text.indexOf('"', at + 1);
        while (look >= 0 && look < limit) {
            if (!text.startsWith("\"\"", look)) {
                return look;
            }
            look = text.indexOf('"', look + 2);
        }
        return -1;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void skipTo(int end) {
        line++;
        at = Math.min(text.length(), end + 1);
    }
}
