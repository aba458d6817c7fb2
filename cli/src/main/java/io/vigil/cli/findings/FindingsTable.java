package io.vigil.cli.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.sinks.StoredFinding;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** The findings of a replay for the eye: gravest first, one a line. */
public final class FindingsTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ROWS = 200;

    private FindingsTable() {}

    public static void print(List<StoredFinding> findings, Screen screen, PrintWriter out) {
        if (findings.isEmpty()) {
            out.println("no findings");
            return;
        }
        Layout.TABLE
                .on(out, screen)
                .show(findings.stream()
                        .sorted(Comparator.comparingDouble(StoredFinding::severity)
                                .reversed()
                                .thenComparing(Comparator.comparingLong(StoredFinding::lastSeen)
                                        .reversed())
                                .thenComparing(StoredFinding::id))
                        .limit(MOST_ROWS)
                        .map(FindingsTable::document)
                        .toList());
        if (findings.size() > MOST_ROWS) {
            out.println("… and " + (findings.size() - MOST_ROWS) + " more: see --findings, or the command findings");
        }
    }

    private static JsonNode document(StoredFinding finding) {
        try {
            return JSON.readTree(finding.document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding is rendered as what is no JSON", e);
        }
    }
}
