package io.vigil.cli.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a replay of a case came to.
 *
 * @param status exit status of the replay
 * @param log all that it printed
 * @param findings each as written, one JSON text per finding
 * @param rejects the file of rejects as written
 */
record ReplayedCase(int status, String log, List<JsonNode> findings, List<JsonNode> signals, String rejects) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("\\S*/\\S*");

    /** Reads the output of a replay from {@code findings.jsonl}, {@code signals.jsonl} and {@code rejected.jsonl} in a folder. */
    static ReplayedCase in(Path folder, int status, String log) throws IOException {
        return new ReplayedCase(
                status,
                log,
                lines(folder.resolve("findings.jsonl")),
                lines(folder.resolve("signals.jsonl")),
                text(folder.resolve("rejected.jsonl")));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return parse(text(file));
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static List<JsonNode> parse(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(ReplayedCase::json)
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    Set<String> types() {
        return findings.stream()
                .map(finding -> finding.get("type").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The unit of each signal, and {@code unit:type}. */
    Set<String> units() {
        var units = new TreeSet<String>();
        for (JsonNode signal : signals) {
            String unit = signal.get("unit").asText();
            units.add(unit);
            units.add(unit + ":" + signal.path("type").asText());
        }
        return units;
    }

    boolean someFindingContains(String text) {
        return findings.stream()
                .anyMatch(finding ->
                        finding.toString().contains(text) || spaced(finding).contains(text));
    }

    /** As Python writes JSON: with a blank behind each colon. The texts of cases are of that form. */
    private static String spaced(JsonNode finding) {
        return finding.toString().replace("\":", "\": ").replace(",\"", ", \"");
    }

    /** A count of the closing line; -1 when the replay printed none. */
    long total(String name) {
        var total = Pattern.compile("\\b" + name + "=(\\d+)").matcher(log);
        long last = -1;
        while (total.find()) {
            last = Long.parseLong(total.group(1));
        }
        return last;
    }

    /** What a user can read of it without opening the input: the log without its paths, and the reasons of the rejects. */
    String reported() {
        String details = parse(rejects).stream()
                .map(reject -> reject.path("detail").asText())
                .collect(Collectors.joining(" "));
        return PATH.matcher(log).replaceAll("") + details;
    }
}
