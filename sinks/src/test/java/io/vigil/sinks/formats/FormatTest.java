package io.vigil.sinks.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vigil.sinks.delivery.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of finding that there is, as other tools get it. */
class FormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN =
            Path.of("..", "findings", "src", "test", "resources", "io", "vigil", "findings", "golden");
    private static final Schema OCSF = schema();

    private static Schema schema() {
        try (var text = FormatTest.class.getResourceAsStream("ocsf-1.8.0-detection-finding.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(text).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> goldenFindings() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFindings")
    void ocsfIsValidByItsSchema(Path golden) throws IOException {
        Message message = message(golden);

        String event = Format.OCSF.write(message);

        assertThat(OCSF.validate(event, InputFormat.JSON)).isEmpty();
        JsonNode read = JSON.readTree(event);
        assertThat(read.at("/metadata/version").asText()).isEqualTo("1.8.0");
        assertThat(read.path("type_uid").asInt())
                .isEqualTo(200_400 + read.path("activity_id").asInt());
        assertThat(read.at("/finding_info/uid")).isEqualTo(message.finding().path("id"));
        assertThat(read.at("/cloud/account/uid")).isEqualTo(message.finding().path("accountId"));
        assertThat(read.path("resources")).isNotEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsWrong() throws IOException {
        var event = (ObjectNode) JSON.readTree(Format.OCSF.write(message(GOLDEN.resolve("api-call.json"))));

        assertThat(OCSF.validate(event.deepCopy().put("severity_id", "high").toString(), InputFormat.JSON))
                .isNotEmpty();
        assertThat(OCSF.validate(event.deepCopy().put("colour", "red").toString(), InputFormat.JSON))
                .isNotEmpty();
        event.remove("finding_info");
        assertThat(OCSF.validate(event.toString(), InputFormat.JSON)).isNotEmpty();
    }

    /** Security Hub's user guide, "Required top-level ASFF attributes", and the lengths of BatchImportFindings. */
    @ParameterizedTest
    @MethodSource("goldenFindings")
    void asffHasWhatSecurityHubRequires(Path golden) throws IOException {
        Message message = message(golden);

        JsonNode asff = JSON.readTree(Format.ASFF.write(message));

        assertThat(asff.path("SchemaVersion").asText()).isEqualTo("2018-10-08");
        assertThat(asff.path("AwsAccountId").asText()).matches("\\d{12}");
        for (String time : List.of("CreatedAt", "UpdatedAt", "FirstObservedAt", "LastObservedAt")) {
            assertThat(Instant.parse(asff.path(time).asText())).as(time).isAfter(Instant.EPOCH);
        }
        assertThat(asff.path("Title").asText()).hasSizeBetween(1, 256);
        assertThat(asff.path("Description").asText()).hasSizeBetween(1, 1024);
        assertThat(asff.path("GeneratorId").asText()).matches("vigil/[a-z0-9-]+");
        assertThat(asff.path("Id")).isEqualTo(message.finding().path("arn"));
        assertThat(asff.path("ProductArn").asText())
                .matches("arn:aws:securityhub:[a-z0-9-]+:(\\d{12}):product/\\1/default");
        assertThat(asff.at("/Severity/Label").asText()).isIn("LOW", "MEDIUM", "HIGH", "CRITICAL");
        assertThat(asff.at("/Types/0").asText()).matches("(TTPs|Effects)/[A-Za-z ]+/[^/]+");
        assertThat(asff.path("Resources")).hasSizeBetween(1, 32).allSatisfy(resource -> {
            assertThat(resource.path("Type").asText()).matches("Aws[A-Za-z0-9]+|Other");
            assertThat(resource.path("Id").asText()).isNotBlank();
        });
        asff.path("ProductFields").forEach(field -> assertThat(field.asText()).hasSizeLessThan(2048));
    }

    @ParameterizedTest
    @MethodSource("goldenFindings")
    void anEventHoldsTheFindingAndMatchesTheRulesOfGuardDuty(Path golden) throws IOException {
        Message message = message(golden);

        JsonNode event = JSON.readTree(Format.EVENTBRIDGE.write(message));

        assertThat(event.path("source").asText()).isEqualTo("aws.guardduty");
        assertThat(event.path("detail-type").asText()).isEqualTo("GuardDuty Finding");
        assertThat(event.path("id").asText()).isEqualTo(message.id());
        assertThat(event.path("account")).isEqualTo(message.finding().path("accountId"));
        assertThat(event.path("detail")).isEqualTo(message.finding());
        assertThat(JSON.readTree(Format.GUARDDUTY.write(message))).isEqualTo(message.finding());
    }

    @Test
    void everyFormatGivesTheCountOfTheFinding() throws IOException {
        Message message = message(GOLDEN.resolve("network-connection.json"));

        assertThat(message.count()).isEqualTo(2);
        assertThat(JSON.readTree(Format.ASFF.write(message))
                        .at("/ProductFields/vigil~1count")
                        .asText())
                .isEqualTo("2");
        assertThat(JSON.readTree(Format.OCSF.write(message)).path("count").asLong())
                .isEqualTo(2);
        assertThat(JSON.readTree(Format.EVENTBRIDGE.write(message))
                        .at("/detail/service/count")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void longTextsOfAttackersAreCutBetweenCharacters() throws IOException {
        Message message = message(GOLDEN.resolve("api-call.json"));
        ((ObjectNode) message.finding())
                .put("title", "\ud83d\ude00".repeat(300))
                .put("description", "x" + "\ud83d\ude00".repeat(900));

        JsonNode asff = JSON.readTree(Format.ASFF.write(message));

        assertThat(asff.path("Title").asText()).hasSizeLessThanOrEqualTo(256).endsWith("\ud83d\ude00…");
        assertThat(asff.path("Description").asText())
                .hasSizeLessThanOrEqualTo(1024)
                .endsWith("\ud83d\ude00…");
    }

    private static Message message(Path golden) throws IOException {
        JsonNode finding = JSON.readTree(golden.toFile());
        return new Message(
                "event-1",
                finding.path("id").asText(),
                Instant.parse(finding.path("updatedAt").asText()),
                finding.at("/service/count").asLong(),
                finding.path("id").asText(),
                finding);
    }
}
