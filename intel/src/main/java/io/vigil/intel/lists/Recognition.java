package io.vigil.intel.lists;

import io.vigil.intel.lists.CsvRows.Row;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the format of a list by its content. */
final class Recognition {
    private static final Pattern JSON = Pattern.compile("\\s*(?:\\{\\s*[\"}]|\\[\\s*[\\[{\\]\"]).*", Pattern.DOTALL);
    /** Of a bundle of STIX 2, or one of its objects. */
    private static final Pattern STIX =
            Pattern.compile("\"(?:spec_version|pattern)\"\\s*:|\"type\"\\s*:\\s*\"(?:bundle|indicator)\"");

    private static final Pattern REPUTATION = Pattern.compile("[^#\\s]+#\\d+#\\d+#.*");

    private static final int BEGINNING = 1 << 18;

    private Recognition() {}

    /**
     * The beginning of a text, which is not taken from it: enough to tell its format, unless whole pages of remarks come first.
     *
     * @param text supports marks
     */
    static String beginning(BoundedText text) throws IOException {
        var letters = new char[BEGINNING];
        text.mark(BEGINNING + 1);
        int length = 0;
        for (int read = 0; read >= 0 && length < BEGINNING; length += Math.max(read, 0)) {
            read = text.read(letters, length, BEGINNING - length);
        }
        text.reset();
        return new String(letters, 0, length);
    }

    /** The first line that is no remark; empty when there is none. */
    static String firstLine(String beginning) {
        return beginning
                .lines()
                .filter(line -> !TextList.isRemark(line))
                .findFirst()
                .orElse("");
    }

    static boolean isXml(String beginning) {
        return beginning.stripLeading().startsWith("<");
    }

    static ListFormat of(String beginning) throws IOException {
        if (isXml(beginning)) {
            return ListFormat.STIX;
        }
        if (JSON.matcher(beginning.substring(0, Math.min(beginning.length(), 1_000)))
                .matches()) {
            return STIX.matcher(beginning).find() ? ListFormat.STIX : ListFormat.JSON;
        }
        String first = firstLine(beginning);
        if (REPUTATION.matcher(first).matches()) {
            return ListFormat.ALIEN_VAULT;
        }
        Row row = CsvRows.first(beginning, TableList.separator(beginning));
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
