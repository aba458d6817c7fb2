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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What each log of an account and Region delivered, by the ledger that a replay writes.
 *
 * @param ledger a row for each hour, one JSON a line
 */
record DeliveredLogs(Path ledger) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLACE = List.of("log", "account", "region");
    private static final List<String> SUMS = List.of("records", "late", "rejected", "skipped", "missing");
    private static final String HOURS = "hours";
    private static final String LATEST = "latest";

    /** @throws IOException when it cannot be read, or is no ledger; for people to read */
    ArrayNode read() throws IOException {
        Map<List<String>, ObjectNode> byPlace =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        try (Stream<String> lines = Files.lines(ledger)) {
            lines.map(DeliveredLogs::row)
                    .forEach(row -> byPlace.merge(
                            PLACE.stream().map(name -> row.path(name).asText()).toList(),
                            first(row),
                            DeliveredLogs::add));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        var all = JSON.createArrayNode();
        byPlace.values().forEach(all::add);
        return all;
    }

    private static JsonNode row(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            if (row.hasNonNull("log") && row.hasNonNull("hour")) {
                return row;
            }
        } catch (JsonProcessingException e) {
            throw noLedger();
        }
        throw noLedger();
    }

    private static UncheckedIOException noLedger() {
        return new UncheckedIOException(new IOException("is no ledger as ./vigil replay --ledger writes it"));
    }

    private static ObjectNode first(JsonNode row) {
        var log = JSON.createObjectNode();
        PLACE.forEach(name -> log.put(name, row.path(name).asText()));
        SUMS.forEach(name -> log.put(name, row.path(name).asLong()));
        return log.put(HOURS, row.path("records").asLong() > 0 ? 1 : 0)
                .put(LATEST, row.path("hour").asText());
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
