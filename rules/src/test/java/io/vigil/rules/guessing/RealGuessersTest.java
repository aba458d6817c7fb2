package io.vigil.rules.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.detection.Emitter;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.rules.Rules;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenFlow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On captured traffic, which is not part of the project. */
class RealGuessersTest {
    private static final Path FLOWS = Path.of("../../shared/data/flows");
    private static final int SUSTAINED = 60;
    private static final int SUSPICIOUS = 30;

    private final Guessing guessing = (Guessing)
            Rules.compile(Rules.folders(), Tuning.none(), new Problems()).on(NetworkFlow.class).detectors().stream()
                    .filter(detector -> detector.id().equals("ssh-brute-force"))
                    .findFirst()
                    .orElseThrow();

    @Test
    void findsWhoGuessesAPublicServerAllDayAndLeavesTheRest() throws IOException {
        Path capture = capture("public-server-day1");
        JsonNode scenario =
                new ObjectMapper().readTree(capture.resolve("scenario.json").toFile());
        Set<String> sustained = sources(scenario, SUSTAINED);

        Set<String> found = guessers(capture);

        assertThat(found).containsAll(sustained);
        assertThat(sources(scenario, SUSPICIOUS)).containsAll(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ctu-normal-40-day1",
                "ctu-normal-42-day2",
                "ctu-botnet-4-p2p",
                "ctu-230-njrat",
                "nmap-internal-scan"
            })
    void findsNobodyWhereNobodyGuesses(String name) throws IOException {
        Set<String> found = guessers(capture(name));

        assertThat(found).isEmpty();
    }

    private static Path capture(String name) {
        Path capture = FLOWS.resolve(name);
        assumeTrue(
                Files.isDirectory(capture),
                "no captured flows at " + capture.toAbsolutePath().normalize());
        return capture;
    }

    private static Set<String> sources(JsonNode scenario, int connections) {
        Set<String> sources = new TreeSet<>();
        for (JsonNode row : scenario.path("ssh_bruteforcers")) {
            if (row.path("connections").asInt() >= connections) {
                sources.add(row.path("source").asText());
            }
        }
        return sources;
    }

    private Set<String> guessers(Path capture) throws IOException {
        Set<String> found = new TreeSet<>();
        Map<String, GuessingMemory> memories = new HashMap<>();
        for (NetworkFlow flow : flows(capture)) {
            GuessingMemory memory = memories.get(flow.networkInterface());
            memories.put(
                    flow.networkInterface(),
                    guessing.observe(
                            memory,
                            flow,
                            Emitter.of(signal -> found.add(signal.remote().ip()), none -> {})));
        }
        return found;
    }

    private static List<NetworkFlow> flows(Path capture) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(capture.resolve("vpcflow.log.gz"))),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(" "))
                    .filter(fields -> fields[13].equals("OK"))
                    .map(RealGuessersTest::flow)
                    .sorted(Comparator.comparingLong(NetworkFlow::time))
                    .toList();
        }
    }

    /** A line of version 2, in the default order of fields. */
    private static NetworkFlow flow(String[] fields) {
        GivenFlow flow = Given.flow(fields[3], fields[4])
                .on(fields[2])
                .ports(Integer.parseInt(fields[5]), Integer.parseInt(fields[6]))
                .protocol(Integer.parseInt(fields[7]))
                .packets(Long.parseLong(fields[8]))
                .bytes(Long.parseLong(fields[9]))
                .at(Long.parseLong(fields[10]) * 1_000)
                .seconds(Long.parseLong(fields[11]) - Long.parseLong(fields[10]));
        return (fields[12].equals("ACCEPT") ? flow : flow.rejected()).build();
    }
}
