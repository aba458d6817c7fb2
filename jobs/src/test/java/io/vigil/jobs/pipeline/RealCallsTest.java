package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Signal;
import io.vigil.rules.Rules;
import io.vigil.sources.Batch;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules on CloudTrail records that nobody wrote for them. The records are not part of the project. */
class RealCallsTest {
    private static final Path DATA = Path.of("../../shared/data");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the calls that change something; the rest depend on parameters that are not logged when a call is refused. */
    private static final double CHANGES_SIGNALLED = 0.75;

    private final Rules rules = Rules.compile(Rules.folders(), Tuning.none(), new Problems());

    @TestFactory
    Stream<DynamicTest> eachDetonatedTechniqueIsSignalled() throws IOException {
        try (Stream<Path> files = Files.list(folder("stratus-detonation-logs"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("aws.")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> assertThat(raised(Files.readString(file))).isNotEmpty()));
        }
    }

    @Test
    void whatAttackersChangeIsSignalledForTheGreaterPart() throws IOException {
        int changes = 0;
        int signalled = 0;
        for (String line : Files.readAllLines(folder("traildiscover").resolve("events.jsonl"))) {
            JsonNode event = JSON.readTree(line).path("event");
            if (event.path("eventSource").isTextual() && !event.path("readOnly").asBoolean()) {
                changes++;
                signalled += raised(withoutError(event)).isEmpty() ? 0 : 1;
            }
        }

        assertThat((double) signalled / changes).isGreaterThan(CHANGES_SIGNALLED);
    }

    /** Many were recorded by somebody who was refused; what they would have done is asked here. */
    private static String withoutError(JsonNode event) {
        return ((ObjectNode) event)
                .without(List.of("errorCode", "errorMessage"))
                .toString();
    }

    @Test
    void twoDaysOfServicesAtWorkRaiseNothing() throws IOException {
        Path folder = folder("sans-lab-benign");
        List<Signal> raised = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("cloudtrail"))
                    .sorted()
                    .toList()) {
                raised.addAll(raised(Files.readAllBytes(file)));
            }
        }

        assertThat(raised)
                .filteredOn(signal -> signal.detection().type() != null)
                .isEmpty();
    }

    private static Path folder(String name) {
        Path folder = DATA.resolve(name);
        assumeTrue(
                Files.isDirectory(folder),
                "skipped: no CloudTrail records at " + folder.toAbsolutePath().normalize());
        return folder;
    }

    private List<Signal> raised(String records) throws IOException {
        return raised(records.getBytes(StandardCharsets.UTF_8));
    }

    private List<Signal> raised(byte[] records) throws IOException {
        List<Signal> raised = new ArrayList<>();
        try (var reader = new CloudTrailFormat().open(new ByteArrayInputStream(records), "records", Long.MAX_VALUE)) {
            for (Batch<ApiCall> batch = reader.next(); batch != null; batch = reader.next()) {
                assertThat(batch.rejected()).isEmpty();
                batch.events().forEach(call -> rules.on(ApiCall.class).judge(call, raised::add));
            }
        }
        return raised;
    }
}
