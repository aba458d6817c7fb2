package io.vigil.intel.lists;

import io.vigil.intel.lists.CsvRows.Row;
import io.vigil.intel.lists.Indicator.Addresses;
import io.vigil.intel.lists.Indicator.Name;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the formats that are tables: {@link ListFormat#CSV}, {@code OTX_CSV}, {@code PROOF_POINT} and {@code FIRE_EYE}. */
final class TableList {
    private static final List<String> OTX_HEADER = List.of("indicator type", "indicator", "description");
    private static final List<String> PROOF_POINT_HEADER = List.of("ip", "category", "score");

    private final ListFormat format;
    private final CsvRows rows;
    private final Consumer<Listed> found;
    private @Nullable Columns columns;
    /** Of the columns, as they are compared; empty without a header. */
    private List<String> names = List.of();

    private TableList(ListFormat format, CsvRows rows, Consumer<Listed> found) {
        this.format = format;
        this.rows = rows;
        this.found = found;
    }

    /** @param separator between cells, see {@link #separator} */
    static void read(ListFormat format, BoundedText text, char separator, Consumer<Listed> found) throws IOException {
        var rows = new CsvRows(text, separator);
        var table = new TableList(format, rows, found);
        for (Row row = rows.next(); row != null; row = rows.next()) {
            table.read(row);
        }
    }

    /** A comma, unless the first row has none and another sign. */
    static char separator(String beginning) {
        String first = Recognition.firstLine(beginning);
        for (char candidate : new char[] {',', ';', '\t'}) {
            if (first.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ',';
    }

    private void read(Row row) throws IOException {
        if (columns == null) {
            columns = header(row);
            if (isHeader(row)) {
                names = row.cells().stream().map(Columns::plain).toList();
                return;
            }
        }
        accept(row, columns);
    }

    private Columns header(Row first) throws IOException {
        if (isHeader(first)) {
            return Columns.of(format, first.cells());
        }
        return switch (format) {
            case OTX_CSV -> Columns.of(format, OTX_HEADER);
            case PROOF_POINT -> Columns.of(format, PROOF_POINT_HEADER);
            default -> remarked(first);
        };
    }

    /** The header that stands in a remark above the first row, as abuse.ch writes it; no columns when none does. */
    private Columns remarked(Row first) throws IOException {
        String remark = rows.lastRemark();
        Row hidden = remark == null ? null : CsvRows.first(remark.replaceFirst("^[#;\\s]+", ""), ',');
        List<String> names = hidden != null && hidden.hasLength(first.cells().size()) ? hidden.cells() : List.of();
        return Columns.of(format, names);
    }

    static boolean isHeader(Row row) {
        List<String> names = row.cells().stream().map(Columns::plain).toList();
        return (!Columns.of(ListFormat.CSV, row.cells()).none() || RangeCells.isNamed(names))
                && row.cells().stream().noneMatch(TableList::isUseful);
    }

    private static boolean isUseful(String cell) {
        Indicator indicator = IndicatorText.read(cell);
        return indicator instanceof Addresses || indicator instanceof Name;
    }

    private void accept(Row row, Columns in) {
        String range = RangeCells.named(names, row.cells());
        if (range != null) {
            found.accept(listed(row, in, range));
            return;
        }
        List<String> indicators = in.none() ? guess(row) : in.indicators(row);
        if (indicators.isEmpty()) {
            found.accept(format == ListFormat.FIRE_EYE ? Listed.withoutUse(row.line()) : Listed.of(row.line(), ""));
            return;
        }
        for (String indicator : indicators) {
            found.accept(listed(row, in, indicator));
        }
    }

    private static Listed listed(Row row, Columns in, String indicator) {
        try {
            return new Listed(row.line(), indicator, in.threats(row), in.validFrom(row), in.validUntil(row));
        } catch (DateTimeException unreadable) {
            // An entry whose end is not known must neither stay for ever nor vanish in silence.
            return Listed.of(row.line(), indicator + " until " + row.cell(in.expiry()));
        }
    }

    /** Without a header: a range in two cells, all cells where all are entries, the first address of the row, its first name, or its first cell. */
    private static List<String> guess(Row row) {
        String range = RangeCells.of(row.cells());
        if (range != null) {
            return List.of(range);
        }
        List<String> filled =
                row.cells().stream().filter(cell -> !cell.isBlank()).toList();
        if (filled.size() > 1 && filled.stream().allMatch(cell -> IndicatorText.read(cell) instanceof Addresses)) {
            return filled;
        }
        return List.of(row.cells().stream()
                .filter(cell -> IndicatorText.read(cell) instanceof Addresses)
                .findFirst()
                .or(() -> row.cells().stream().filter(TableList::isUseful).findFirst())
                .orElse(row.cell(0)));
    }
}
