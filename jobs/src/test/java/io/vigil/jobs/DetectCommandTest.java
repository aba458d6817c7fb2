package io.vigil.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vigil.catalogue.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DetectCommandTest {
    private static final String STORE = "--store=jdbc:postgresql://db.example.com/vigil?user=vigil&password=secret";

    @Test
    void streamsOfEveryLogBecomeAPlan() {
        LivePlan plan = plan(
                "--region=eu-west-1",
                "--cloudtrail-stream=a",
                "--cloudtrail-stream=b",
                "--dns-stream=c",
                STORE,
                "--lateness=1m");

        assertThat(plan.logs())
                .extracting(log -> log.kind().name(), log -> log.streams().names())
                .containsExactly(
                        tuple("cloudtrail", List.of("a", "b")),
                        tuple("vpc-flow", List.of()),
                        tuple("dns", List.of("c")));
        assertThat(plan.kinesis().waiting().disorder()).isEqualTo(Duration.ofMinutes(1));
        assertThat(plan.storage().toString()).doesNotContain("secret");
    }

    @Test
    void acceptedListsAreKeptBesideTheCheckpointsUnlessAnotherPlaceIsGiven() {
        String[] enough = {"--region=eu-west-1", "--cloudtrail-stream=a", STORE};

        assertThat(plan(enough).intel().keptIn()).isEqualTo("s3://bucket/checkpoints/lists");
        assertThat(plan(enough[0], enough[1], enough[2], "--list-cache=/srv/lists")
                        .intel()
                        .keptIn())
                .isEqualTo("/srv/lists");
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithoutAnySecret() {
        assertThatThrownBy(() -> plan(
                        "--region=",
                        "--vpc-flow-format=nonsense",
                        "--store=mysql://db.example.com/vigil?password=secret",
                        "--initial-position=yesterday",
                        "--lateness=soon",
                        "--delivery-delay=25h",
                        "--threat-list=tor",
                        "--dead-letters=rejected",
                        "--tuning=/no/such/tuning.yaml"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll(
                        "name at least one stream: --cloudtrail-stream, --vpc-flow-stream or --dns-stream",
                        "--vpc-flow-format: nonsense",
                        "--region",
                        "--store",
                        "--initial-position: yesterday",
                        "--lateness: soon",
                        "--delivery-delay: 25h",
                        "--threat-list: tor",
                        "--dead-letters: rejected",
                        "/no/such/tuning.yaml")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s/base", "k8s/overlays/eks"})
    void theManifestsNameOptionsThatThereAre(String folder) throws IOException {
        JsonNode job = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("..", folder, "detection-job.yaml").toFile())
                .at("/spec/job");
        List<String> arguments = new ArrayList<>();
        job.path("args").forEach(argument -> arguments.add(argument.asText()));

        new CommandLine(new DetectCommand(Instant.EPOCH)).parseArgs(arguments.toArray(String[]::new));

        assertThat(arguments).isNotEmpty();
        assertThat(job.path("entryClass").asText(DetectionJob.class.getName())).isEqualTo(DetectionJob.class.getName());
    }

    private static LivePlan plan(String... arguments) {
        var command = new DetectCommand(Instant.EPOCH);
        new CommandLine(command).parseArgs(arguments);
        return command.plan(Configuration.fromMap(Map.of("execution.checkpointing.dir", "s3://bucket/checkpoints/")));
    }
}
