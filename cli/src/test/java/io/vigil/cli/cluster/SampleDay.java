package io.vigil.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.testkit.GivenEnvelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The sample logs, line by line as a subscription delivers them. After the last line comes nothing more: the trail is silent. */
record SampleDay(List<String> calls, String flowFormat, List<String> flows, List<String> queries) {
    private static final Path SAMPLES = Path.of("../samples").toAbsolutePath().normalize();
    static final Path LISTS = SAMPLES.resolve("lists");
    private static final int LINES_A_RECORD = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    static SampleDay read() throws IOException {
        List<String> flows = lines("vpc-flow");
        return new SampleDay(recordedCalls(), flows.get(0), flows.subList(1, flows.size()), lines("dns"));
    }

    /** The calls of the days before. */
    SampleDay before(String date) throws IOException {
        return new SampleDay(callsThat(when -> when.compareTo(date) < 0), flowFormat, List.of(), List.of());
    }

    /** All but what was before. */
    SampleDay since(String date) throws IOException {
        return new SampleDay(callsThat(when -> when.compareTo(date) >= 0), flowFormat, flows, queries);
    }

    private List<String> callsThat(Predicate<String> happened) throws IOException {
        var chosen = new ArrayList<String>();
        for (String call : calls) {
            if (happened.test(JSON.readTree(call).path("eventTime").asText())) {
                chosen.add(call);
            }
        }
        return chosen;
    }

    int events() {
        return calls.size() + flows.size() + queries.size();
    }

    /** Options of both jobs: what they know of addresses. */
    static List<String> intel() {
        return intel(LISTS);
    }

    /** @param lists copies of {@link #LISTS} */
    static List<String> intel(Path lists) {
        return List.of(
                "--aws-ranges=" + lists.resolve("ip-ranges.json"),
                "--threat-list=tor=" + lists.resolve("tor.txt"),
                "--threat-list=mining=" + lists.resolve("mining.txt"));
    }

    /** Writes the same records as files, and names them as options of a replay. */
    List<String> files(Path folder) throws IOException {
        Path callFile = callFile(folder);
        Path flowFile = Files.write(
                folder.resolve("vpc-flow.log"),
                Stream.concat(Stream.of(flowFormat), flows.stream()).toList());
        Path queryFile = Files.write(folder.resolve("dns.jsonl"), queries);
        return List.of("--cloudtrail=" + callFile, "--vpc-flow=" + flowFile, "--dns=" + queryFile);
    }

    Path callFile(Path folder) throws IOException {
        return Files.write(folder.resolve("cloudtrail.jsonl"), calls);
    }

    /** As Kinesis records. */
    static List<byte[]> enveloped(List<String> lines) {
        return enveloped(lines, LINES_A_RECORD);
    }

    static List<byte[]> enveloped(List<String> lines, int linesOfRecord) {
        var records = new ArrayList<byte[]>();
        for (int from = 0; from < lines.size(); from += linesOfRecord) {
            records.add(GivenEnvelope.of(lines.subList(from, Math.min(lines.size(), from + linesOfRecord))));
        }
        return records;
    }

    private static List<String> recordedCalls() throws IOException {
        var calls = new ArrayList<String>();
        for (byte[] file : files("cloudtrail")) {
            for (JsonNode call : JSON.readTree(file).path("Records")) {
                calls.add(JSON.writeValueAsString(call));
            }
        }
        return calls;
    }

    private static List<String> lines(String log) throws IOException {
        var lines = new ArrayList<String>();
        for (byte[] file : files(log)) {
            new String(file, StandardCharsets.UTF_8).lines().forEach(lines::add);
        }
        return lines;
    }

    private static List<byte[]> files(String log) throws IOException {
        var contents = new ArrayList<byte[]>();
        try (var files = Files.list(SAMPLES.resolve(log))) {
            for (Path file : files.sorted().toList()) {
                contents.add(new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file))).readAllBytes());
            }
        }
        return contents;
    }
}
