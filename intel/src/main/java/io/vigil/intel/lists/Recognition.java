package io.vigil.intel.lists;

import io.vigil.intel.lists.CsvRows.Row;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the format of a list by its content. */
final class Recognition {
    private static final Pattern JSON = Pattern.compile("\\s*(?:\\{|\\[\\s*[{\\]]).*", Pattern.DOTALL);
    private static final Pattern REPUTATION = Pattern.compile("[^#\\s]+#\\d+#\\d+#.*");

    private Recognition() {}

    static ListFormat of(String text) {
        if (text.stripLeading().startsWith("<")
                || JSON.matcher(text.substring(0, Math.min(text.length(), 1_000)))
                        .matches()) {
            return ListFormat.STIX;
        }
        String first = text.lines()
                .filter(line -> !TextList.isRemark(line))
                .findFirst()
                .orElse("");
        if (REPUTATION.matcher(first).matches()) {
            return ListFormat.ALIEN_VAULT;
        }
        Row row = new CsvRows(text, TableList.separator(text)).next();
        return row == null ? ListFormat.TXT : ofTable(row, first);
    }

    private static ListFormat ofTable(Row row, String first) {
        List<String> names = row.cells().stream().map(Columns::plain).toList();
        if (names.contains("indicatortype") && names.contains("indicator")) {
            return ListFormat.OTX_CSV;
        }
        if (names.contains("reportid") && names.contains("cidr")) {
            return ListFormat.FIRE_EYE;
        }
        if ((names.contains("ip") || names.contains("domain"))
                && names.contains("category")
                && names.contains("score")) {
            return ListFormat.PROOF_POINT;
        }
        boolean manyCells =
                names.size() > 1 && first.indexOf(',') >= 0 && !row.cell(0).contains("://");
        return TableList.isHeader(row) || manyCells ? ListFormat.CSV : ListFormat.TXT;
    }
}
