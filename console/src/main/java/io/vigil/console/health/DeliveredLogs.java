package io.vigil.console.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What each log of an account and Region delivered, by the ledger that a replay or the job writes.
 *
 * @param ledger a row for each hour, one JSON a line: the file of a replay, or the folder of a job, with a folder of files for each day, of which
 *     the latest {@value #DAYS} count
 */
record DeliveredLogs(Path ledger) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLACE = List.of("log", "account", "region");
    private static final List<String> SUMS = List.of("records", "late", "rejected", "skipped", "missing");
    private static final int DAYS = 31;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String HOUR = "hour";
    private static final String HOURS = "hours";
    private static final String LATEST = "latest";

    /** @throws IOException when it cannot be read, or is no ledger; for people to read */
    ArrayNode read() throws IOException {
        Map<List<String>, ObjectNode> byPlace =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        var hours = new HashSet<List<String>>();
        for (Path file : files()) {
            rows(file, row -> {
                ObjectNode log = first(row);
                List<String> place =
                        PLACE.stream().map(name -> row.path(name).asText()).toList();
                log.put(HOURS, isNew(row, place, hours) ? 1 : 0);
                byPlace.merge(place, log, DeliveredLogs::add);
            });
        }
        var all = JSON.createArrayNode();
        byPlace.values().forEach(all::add);
        return all;
    }

    /** A file that the job is still writing has a name that begins with a dot, and is left to the next reading. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(ledger)) {
            return List.of(ledger);
        }
        var files = new ArrayList<Path>();
        for (Path day : latestDays()) {
            try (Stream<Path> all = Files.walk(day)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private List<Path> latestDays() throws IOException {
        try (Stream<Path> days = Files.list(ledger)) {
            return days.filter(day -> DAY.matcher(day.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .limit(DAYS)
                    .toList();
        }
    }

    private static void rows(Path file, Consumer<JsonNode> taker) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(DeliveredLogs::row).forEach(taker);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static JsonNode row(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            if (row.hasNonNull("log") && row.hasNonNull(HOUR)) {
                return row;
            }
        } catch (JsonProcessingException e) {
            throw noLedger();
        }
        throw noLedger();
    }

    private static UncheckedIOException noLedger() {
        return new UncheckedIOException(
                new IOException("is no ledger as --ledger of ./vigil replay or of the job writes it"));
    }

    private static ObjectNode first(JsonNode row) {
        var log = JSON.createObjectNode();
        PLACE.forEach(name -> log.put(name, row.path(name).asText()));
        SUMS.forEach(name -> log.put(name, row.path(name).asLong()));
        return log.put(LATEST, row.path(HOUR).asText());
    }

    /** An hour has more rows than one when records came late. */
    private static boolean isNew(JsonNode row, List<String> place, Set<List<String>> hours) {
        return row.path("records").asLong() > 0
                && hours.add(
                        Stream.concat(place.stream(), Stream.of(row.path(HOUR).asText()))
                                .toList());
    }

    private static ObjectNode add(ObjectNode log, ObjectNode more) {
        SUMS.forEach(
                name -> log.put(name, log.path(name).asLong() + more.path(name).asLong()));
        String latest = log.path(LATEST).asText();
        String other = more.path(LATEST).asText();
        return log.put(HOURS, log.path(HOURS).asLong() + more.path(HOURS).asLong())
                .put(LATEST, latest.compareTo(other) < 0 ? other : latest);
    }
}
