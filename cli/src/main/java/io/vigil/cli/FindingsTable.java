package io.vigil.cli;

import io.vigil.events.text.Printable;
import io.vigil.sinks.StoredFinding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Findings for the eye: gravest first, one a line. */
final class FindingsTable {
    private static final int MOST_ROWS = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> HEAD = List.of(
            "severity", "type", "account", "who or what", "count", "first seen (UTC)", "last seen (UTC)", "title");

    private FindingsTable() {}

    static String of(List<StoredFinding> findings) {
        if (findings.isEmpty()) {
            return "no findings";
        }
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        findings.stream()
                .sorted(Comparator.comparingDouble(StoredFinding::severity)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(StoredFinding::lastSeen)
                                .reversed())
                        .thenComparing(StoredFinding::id))
                .limit(MOST_ROWS)
                .map(FindingsTable::row)
                .forEach(rows::add);
        String table = align(rows);
        int more = findings.size() - MOST_ROWS;
        return more > 0
                ? table + "\n… and " + more + " more: see --findings, or --json of the command findings"
                : table;
    }

    private static List<String> row(StoredFinding finding) {
        return Stream.of(
                        String.format(Locale.ROOT, "%.1f", finding.severity()),
                        finding.type(),
                        finding.account(),
                        subject(finding),
                        Long.toString(finding.count()),
                        TIME.format(Instant.ofEpochMilli(finding.firstSeen())),
                        TIME.format(Instant.ofEpochMilli(finding.lastSeen())),
                        finding.title())
                .map(Printable::of)
                .toList();
    }

    /** What a person would look for first. */
    private static String subject(StoredFinding finding) {
        return Stream.of(finding.instance(), finding.principal(), finding.bucket())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("-");
    }

    private static String align(List<List<String>> rows) {
        var widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int at = 0; at < widths.length; at++) {
                widths[at] = Math.max(widths[at], row.get(at).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(text.isEmpty() ? "" : "\n").append(line(row, widths));
        }
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int at = 0; at < widths.length; at++) {
            line.append(row.get(at)).append(" ".repeat(widths[at] - row.get(at).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
