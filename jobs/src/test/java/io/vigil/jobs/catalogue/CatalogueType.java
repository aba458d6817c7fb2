package io.vigil.jobs.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A finding type of GuardDuty.
 *
 * @param source log that it is found in
 * @param kind rule, threat-intel, anomaly-ml or sequence
 * @param memory whether one event is not enough to tell: a count, a baseline, an order
 * @param active false once AWS has retired it
 */
record CatalogueType(String name, String source, String kind, boolean memory, boolean active) {
    /** The logs that are read. */
    static final List<String> SOURCES = List.of(
            "CloudTrail management events",
            "CloudTrail S3 data events",
            "CloudTrail management and S3 data events",
            "CloudTrail AI data events",
            "Custom detection rules",
            "VPC flow logs",
            "DNS logs");

    private static final Set<String> YES_OR_NO = Set.of("yes", "no");

    /** The table that lies beside the page: facts of GuardDuty's documentation. */
    static List<CatalogueType> read(Path table) throws IOException {
        return Files.readAllLines(table).stream().skip(1).map(CatalogueType::of).toList();
    }

    private static CatalogueType of(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 5 || !YES_OR_NO.contains(cells[3]) || !YES_OR_NO.contains(cells[4])) {
            throw new IllegalArgumentException("expected type,source,kind,memory,active with yes or no: " + line);
        }
        return new CatalogueType(cells[0], cells[1], cells[2], cells[3].equals("yes"), cells[4].equals("yes"));
    }

    /** What there is to say where no unit raises it. */
    String notYet() {
        if (!active) {
            return "retired by AWS";
        }
        if (!SOURCES.contains(source)) {
            return "other source, not yet";
        }
        return memory ? "needs memory or a baseline, not yet" : "not yet";
    }
}
