package io.vigil.cli.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with an input and what must come of it: {@code cloudtrail}, {@code vpc-flow} and {@code dns} are logs; {@code lists/KIND.txt},
 * {@code trusted.txt}, {@code aws-ranges.json}, {@code tuning.yaml} and {@code rules} are configuration; all are optional.
 */
public record FieldCase(Path folder, JsonNode expected) {
    private static final List<String> LOGS = List.of("cloudtrail", "vpc-flow", "dns");

    /** File of the case, and the option that takes it. */
    private static final List<List<String>> CONFIGURATION = List.of(
            List.of("trusted.txt", "--trusted-list"),
            List.of("aws-ranges.json", "--aws-ranges"),
            List.of("tuning.yaml", "--tuning"),
            List.of("rules", "--rules"));

    /** Every case below the folder, by name. */
    public static List<FieldCase> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("expected.json"))
                    .map(Path::getParent)
                    .sorted()
                    .map(FieldCase::of)
                    .toList();
        }
    }

    private static FieldCase of(Path folder) {
        try {
            return new FieldCase(
                    folder.toAbsolutePath().normalize(),
                    new ObjectMapper().readTree(folder.resolve("expected.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    public String name() {
        return folder.getFileName().toString();
    }

    /** Why the expected is right. */
    public String why() {
        return expected.path("why").asText();
    }

    /** The command line that replays the case, and leaves what comes of it in {@code out}. */
    public String[] arguments(Path out) throws IOException {
        var words = new ArrayList<>(List.of("replay", "--store", "none", "--parallelism", "1"));
        for (String log : LOGS) {
            for (Path path : inputs(folder.resolve(log))) {
                words.addAll(List.of("--" + log, path.toString()));
            }
        }
        for (Path list : files(folder.resolve("lists"))) {
            String kind = list.getFileName().toString().split("\\.")[0];
            words.addAll(List.of("--threat-list", kind + "=" + list));
        }
        for (List<String> file : CONFIGURATION) {
            if (Files.exists(folder.resolve(file.get(0)))) {
                words.addAll(List.of(file.get(1), folder.resolve(file.get(0)).toString()));
            }
        }
        for (String kind : List.of("findings", "signals", "rejected")) {
            words.addAll(List.of("--" + kind, out.resolve(kind + ".jsonl").toString()));
        }
        expected.path("options").forEach(word -> words.add(option(word.asText())));
        return words.toArray(String[]::new);
    }

    private List<Path> inputs(Path log) throws IOException {
        if (!Files.isDirectory(log)) {
            return List.of();
        }
        return expected.path("as_files").asBoolean() ? files(log) : List.of(log);
    }

    private static List<Path> files(Path below) throws IOException {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A further option of the case; a path in it is relative to the case. */
    private String option(String word) {
        int value = word.indexOf('=') + 1;
        Path file = folder.resolve(word.substring(value));
        return value < word.length() && Files.exists(file) ? word.substring(0, value) + file : word;
    }

    /** What did not come out as expected; empty when all did. */
    public List<String> unmet(Path out, int status, String log) throws IOException {
        return Expectation.unmet(expected, ReplayedCase.in(out, status, log));
    }
}
