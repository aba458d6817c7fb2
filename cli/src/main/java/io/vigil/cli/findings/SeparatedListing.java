package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.events.text.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings for other programs: a head, then one line each. */
final class SeparatedListing implements Listing {
    private final UnaryOperator<String> cell;
    private final String separator;
    private final PrintWriter out;
    private boolean begun;

    SeparatedListing(UnaryOperator<String> cell, String separator, PrintWriter out) {
        this.cell = cell;
        this.separator = separator;
        this.out = out;
    }

    /** A spreadsheet takes what begins so for a formula, and attackers choose names. */
    static String quoted(String text) {
        String safe = text.matches("(?s)[=+@-].+") ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    @Override
    public void show(List<? extends JsonNode> page) {
        if (!begun) {
            begun = true;
            line(Stream.of(
                    "severity",
                    "type",
                    "account",
                    "region",
                    "subject",
                    "count",
                    "first_seen",
                    "last_seen",
                    "title",
                    "id"));
        }
        page.forEach(finding -> line(cells(FindingLine.of(finding))));
    }

    private static Stream<String> cells(FindingLine line) {
        return Stream.of(
                line.severity(),
                line.type(),
                line.account(),
                line.region(),
                line.subject(),
                line.count(),
                line.firstSeen(),
                line.lastSeen(),
                line.title(),
                line.id());
    }

    private void line(Stream<String> cells) {
        out.println(cells.map(Printable::of).map(cell).collect(Collectors.joining(separator)));
    }
}
