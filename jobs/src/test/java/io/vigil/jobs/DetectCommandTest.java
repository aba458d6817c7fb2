package io.vigil.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vigil.catalogue.InvalidConfiguration;
import io.vigil.connectors.folders.FolderLogs;
import io.vigil.connectors.kinesis.KinesisAccess;
import io.vigil.connectors.kinesis.KinesisAccess.Credentials;
import io.vigil.connectors.kinesis.KinesisAccess.Role;
import io.vigil.connectors.kinesis.KinesisAccess.Source;
import io.vigil.sinks.postgres.PostgresStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DetectCommandTest {
    private static final String[] ALL_WRONG = {
        "--region=",
        "--vpc-flow-format=nonsense",
        "--store=mysql://db.example.com/vigil?password=secret",
        "--retention=ever",
        "--initial-position=yesterday",
        "--lateness=soon",
        "--delivery-delay=25h",
        "--threat-list=tor",
        "--dead-letters=rejected",
        "--ledger=rows",
        "--s3-poll=0s",
        "--kinesis-role=reader",
        "--kinesis-consumer=a b",
        "--kinesis-credentials=BASIC",
        "--kinesis-retries=0",
        "--kinesis-longest-pause=soon",
        "--tuning=/no/such/tuning.yaml"
    };
    private static final String STORE = "--store=jdbc:postgresql://db.example.com/vigil?user=vigil";

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
        assertThat(plan.logs()).extracting(log -> log.waiting().disorder()).containsOnly(Duration.ofMinutes(1));
        assertThat(plan.findings().storage().name()).isEqualTo("jdbc:postgresql://db.example.com/vigil");
        assertThat(plan.findings().retention()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void thePasswordOfTheStoreComesByAFileAndIsShownNowhere(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(
                folder.resolve("store"), "jdbc:postgresql://db.example.com/vigil?user=vigil&password=hunter2\n");

        LivePlan plan = plan("--region=eu-west-1", "--dns-stream=a", "--store-file=" + secret, "--retention=30d");

        assertThat(plan.findings().storage())
                .isEqualTo(new PostgresStorage("jdbc:postgresql://db.example.com/vigil", "vigil", "hunter2"));
        assertThat(plan.findings().retention()).isEqualTo(Duration.ofDays(30));
        assertThat(plan.toString()).doesNotContain("hunter2");
    }

    @Test
    void aPasswordInAnArgumentIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> plan("--region=eu-west-1", "--dns-stream=a", STORE + "&password=secret"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll("--store", "VIGIL_STORE", "--store-file")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aStoreFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> plan("--region=eu-west-1", "--dns-stream=a", "--store-file=/no/such/secret"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("--store-file: /no/such/secret");
    }

    @Test
    void kinesisIsAskedAsTheOptionsSay() {
        KinesisAccess access = plan(
                        "--region=eu-west-1",
                        "--cloudtrail-stream=a",
                        "--kinesis-credentials=PROFILE:security",
                        "--kinesis-role=arn:aws:iam::111122223333:role/reader",
                        "--kinesis-external-id=7",
                        "--kinesis-consumer=vigil",
                        "--kinesis-retries=20",
                        "--kinesis-longest-pause=5s",
                        STORE)
                .places()
                .kinesis()
                .access();

        assertThat(access)
                .isEqualTo(new KinesisAccess(
                        new Credentials(Source.PROFILE, "security"),
                        new Role("arn:aws:iam::111122223333:role/reader", "7"),
                        "vigil",
                        20,
                        Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROFILE", "PROFILE:", "AUTO:", "ENV_VAR:x", "ASSUME_ROLE", ""})
    void credentialsComeFromOneOfTheKnownPlaces(String source) {
        assertThatThrownBy(() -> plan("--region=eu-west-1", "--dns-stream=a", "--kinesis-credentials=" + source, STORE))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("--kinesis-credentials");
    }

    @Test
    void foldersAloneNeedNoRegionAndBeginWhereTheStreamsWould() {
        LivePlan plan = plan(
                "--region=",
                "--cloudtrail-s3=s3://trail/org",
                "--cloudtrail-s3=file:///mnt/AWSLogs",
                "--vpc-flow-s3=s3://flows",
                "--initial-position=2026-01-05T08:00:00Z",
                "--delivery-delay=20m",
                "--s3-poll=30s",
                STORE);

        assertThat(plan.logs())
                .extracting(log -> log.folders().service(), log -> log.folders().roots(), LiveLog::given)
                .containsExactly(
                        tuple("CloudTrail", List.of("s3://trail/org", "file:///mnt/AWSLogs"), true),
                        tuple("vpcflowlogs", List.of("s3://flows"), true),
                        tuple("vpcdnsquerylogs", List.of(), false));
        assertThat(plan.places().folders())
                .isEqualTo(new FolderLogs(Instant.parse("2026-01-05T08:00:00Z"), Duration.ofSeconds(30)));
        assertThat(plan.logs()).extracting(log -> log.waiting().delivery()).containsOnly(Duration.ofMinutes(20));
    }

    @Test
    void eachLogIsWaitedForAsAwsDeliversItUnlessToldOtherwise() {
        assertThat(plan("--region=eu-west-1", "--dns-stream=c", STORE).logs())
                .extracting(
                        log -> log.waiting().disorder(), log -> log.waiting().delivery())
                .containsExactly(
                        tuple(Duration.ofMinutes(15), Duration.ofMinutes(15)),
                        tuple(Duration.ofMinutes(15), Duration.ofMinutes(20)),
                        tuple(Duration.ofMinutes(5), Duration.ofMinutes(5)));
        assertThat(plan("--region=eu-west-1", "--dns-stream=c", STORE, "--lateness=dns=1m", "--lateness=2m")
                        .logs())
                .extracting(log -> log.waiting().disorder())
                .containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(2), Duration.ofMinutes(1));
    }

    @Test
    void foldersFromTheOldestFileOnAreFoldersFromTheEpoch() {
        assertThat(plan("--cloudtrail-s3=s3://trail", "--initial-position=TRIM_HORIZON", STORE)
                        .places()
                        .folders()
                        .from())
                .isEqualTo(Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trail/AWSLogs", "/mnt/AWSLogs", "s3://", "s3:trail", "s3://trail/*/x", "s3://trail?x=1"})
    void aFolderThatDoesNotSayWhereItIsIsRefused(String folder) {
        assertThatThrownBy(() -> plan("--cloudtrail-s3=" + folder, STORE))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll("--cloudtrail-s3: " + folder, "s3://bucket/prefix");
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
    void aBoundOfNoLogIsRefused() {
        assertThatThrownBy(() -> plan("--region=eu-west-1", "--dns-stream=c", STORE, "--lateness=dsn=1m"))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll(
                        "--lateness: dsn=1m", "expected one of cloudtrail, vpc-flow, dns before the =");
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithoutAnySecret() {
        assertThatThrownBy(() -> plan(ALL_WRONG))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContainingAll(
                        "name at least one stream: --cloudtrail-stream, --vpc-flow-stream or --dns-stream",
                        "--vpc-flow-format: nonsense",
                        "--region",
                        "--store",
                        "--retention: ever",
                        "--initial-position: yesterday",
                        "--lateness: soon",
                        "--delivery-delay: 25h",
                        "--threat-list: tor",
                        "--dead-letters: rejected",
                        "--ledger: rows",
                        "--s3-poll: 0s",
                        "--kinesis-role: reader",
                        "--kinesis-consumer: a b",
                        "--kinesis-credentials: BASIC   expected one of AUTO",
                        "--kinesis-retries: 0",
                        "--kinesis-longest-pause: soon",
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
