package io.vigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The last day of the sample, broken in two. Before the break a thief has taken an instance's credentials and looked around, which two sequences
 * begin with; a stolen key has just opened the account, which still waits for the watermark; and root has logged in. After it the thief goes on,
 * an hour later than in the sample, and stops a trail; and root logs in again.
 */
final class BrokenDay {
    private static final Path DAY =
            Path.of("../samples/cloudtrail/111122223333_CloudTrail_eu-west-1_20250612T2359Z_sample.json.gz");
    private static final String BREAK = "2025-06-12T10:33:30Z";
    private static final String THIEF_LOOKED_AROUND = "2025-06-12T10:06:00Z";
    private static final String THIEF_BEGAN = "2025-06-12T10:05:00Z";
    private static final String THIEFS_KEY = "ASIAEXAMPLEINSTANCE01";
    private static final Duration PAUSE = Duration.ofHours(1);

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> before = new ArrayList<>();
    private final List<JsonNode> after = new ArrayList<>();

    private BrokenDay() {}

    static BrokenDay read() throws IOException {
        var day = new BrokenDay();
        try (InputStream packed = Files.newInputStream(DAY)) {
            JsonNode records = day.json.readTree(new GZIPInputStream(packed)).get("Records");
            records.forEach(day::sort);
            day.addWhatComesAgain(records);
        }
        return day;
    }

    private void sort(JsonNode call) {
        boolean isHeldBack = isThiefs(call) && time(call).compareTo(THIEF_LOOKED_AROUND) > 0;
        if (isHeldBack) {
            after.add(later(call, time(call)));
        } else {
            (time(call).compareTo(BREAK) < 0 ? before : after).add(call);
        }
    }

    private static boolean isThiefs(JsonNode call) {
        return THIEFS_KEY.equals(call.at("/userIdentity/accessKeyId").asText())
                && call.at("/userAgent").asText().startsWith("aws-cli")
                && time(call).compareTo(THIEF_BEGAN) > 0;
    }

    private static String time(JsonNode call) {
        return call.get("eventTime").asText();
    }

    private void addWhatComesAgain(JsonNode records) {
        ObjectNode stop = later(named(records, "StopLogging"), BREAK);
        JsonNode thiefs = after.stream().filter(BrokenDay::isThiefs).findFirst().orElseThrow();
        stop.setAll(Map.of(
                "userIdentity", thiefs.get("userIdentity"),
                "sourceIPAddress", thiefs.get("sourceIPAddress"),
                "userAgent", thiefs.get("userAgent")));
        after.add(stop);
        after.add(later(named(records, "ConsoleLogin"), BREAK));
    }

    private static JsonNode named(JsonNode records, String api) {
        for (JsonNode call : records) {
            if (api.equals(call.get("eventName").asText())) {
                return call;
            }
        }
        throw new AssertionError("the sample has no " + api);
    }

    private static ObjectNode later(JsonNode call, String than) {
        ObjectNode again = call.deepCopy();
        again.put("eventTime", Instant.parse(than).plus(PAUSE).toString());
        again.put("eventID", call.get("eventID").asText() + "-later");
        return again;
    }

    Path writeBefore(Path folder) throws IOException {
        return write(before, folder.resolve("before.json"));
    }

    Path writeAfter(Path folder) throws IOException {
        return write(after, folder.resolve("after.json"));
    }

    private Path write(List<JsonNode> records, Path file) throws IOException {
        json.writeValue(file.toFile(), Map.of("Records", records));
        return file;
    }
}
