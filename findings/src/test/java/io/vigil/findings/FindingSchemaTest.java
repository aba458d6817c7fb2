package io.vigil.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What we write is a GuardDuty finding by the schema, and what GuardDuty wrote is one, too. */
class FindingSchemaTest {
    private static final Path SAMPLES =
            Path.of("../../shared/data/guardduty-findings-sample/guardduty-sample-findings.txt");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read("finding.schema.json"));

    @TestFactory
    Stream<DynamicTest> everyKindOfFindingIsValid() {
        return GoldenFindingTest.kinds().entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(
                        kind.getKey(),
                        () -> assertThat(problems(JSON.readTree(GuardDutyJson.of(Folding.finding(kind.getValue())))))
                                .isEmpty()));
    }

    @Test
    void aFieldThatGuardDutyDoesNotHaveIsRefused() throws IOException {
        var document = JSON.readTree(GuardDutyJson.of(Folding.finding(Folding.fold(null, Signals.call()))));
        ((ObjectNode) document.get("service")).putArray("eventIds");

        assertThat(problems(document)).singleElement().asString().contains("eventIds");
    }

    @Test
    void findingsOfGuardDutyItselfAreValid() throws IOException {
        Assumptions.assumeTrue(Files.exists(SAMPLES), "GuardDuty's sample findings are not here: " + SAMPLES);

        try (var lines = Files.lines(SAMPLES)) {
            for (String line : lines.filter(text -> !text.isBlank()).toList()) {
                assertThat(problems(JSON.readTree(line).get("detail"))).isEmpty();
            }
        }
    }

    private List<Error> problems(JsonNode document) {
        return schema.validate(document);
    }

    static JsonNode read(String resource) {
        try (InputStream in = Objects.requireNonNull(Folding.class.getResourceAsStream(resource))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
