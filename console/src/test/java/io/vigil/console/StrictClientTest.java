package io.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.console.detections.GivenDetections;
import io.vigil.console.files.GivenRules;
import io.vigil.console.files.JobFiles;
import io.vigil.console.health.Health;
import io.vigil.console.http.Gate;
import io.vigil.console.http.Keys;
import io.vigil.console.store.GivenFinding;
import io.vigil.console.store.GivenStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;
import software.amazon.awssdk.services.guardduty.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.guardduty.model.GroupByType;
import software.amazon.awssdk.services.guardduty.model.GuardDutyException;
import software.amazon.awssdk.services.guardduty.model.IpSetStatus;

/** AWS's client for Java: it refuses a whole page for one value in another form than the model's. What is deprecated is what most callers use. */
@SuppressWarnings("deprecation")
class StrictClientTest {
    private static final int FINDINGS = 120;

    @TempDir
    Path folder;

    private Console console;
    private GuardDutyClient client;
    private String detector;

    @BeforeEach
    void start() throws IOException {
        var random = new SplittableRandom(3);
        var store = GivenStore.at(folder.resolve("vigil.db").toString());
        store.write(IntStream.range(0, FINDINGS)
                .mapToObj(number -> GivenFinding.of(number, random))
                .toList());
        Path keys = Files.write(folder.resolve("keys"), List.of("admin ADMIN abcdefghijklmnop1234"));
        console = Console.start(
                store.storage(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Gate(Keys.read(keys), Set.of(), Clock.systemUTC()),
                new Console.Job(
                        new GivenDetections(), JobFiles.in(folder.resolve("job"), new GivenRules()), Health.unknown()));
        client = client("abcdefghijklmnop1234");
        detector = client.listDetectors().detectorIds().get(0);
    }

    private GuardDutyClient client(String secret) {
        return GuardDutyClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://localhost:" + console.port()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("ADMIN", secret)))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        console.close();
    }

    @Test
    void readsEveryPageAttackSequencesIncluded() {
        var all = new ArrayList<Finding>();

        client.listFindingsPaginator(request -> request.detectorId(detector)).stream()
                .filter(page -> !page.findingIds().isEmpty())
                .forEach(page -> all.addAll(client.getFindings(
                                request -> request.detectorId(detector).findingIds(page.findingIds()))
                        .findings()));

        assertThat(all).hasSize(FINDINGS).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(all.stream().flatMap(finding -> finding.service().detection().sequence().signals().stream()))
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(signal.createdAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z")));
    }

    @Test
    void statisticsComeInBothForms() {
        var grouped = client.getFindingsStatistics(request ->
                request.detectorId(detector).groupBy(GroupByType.SEVERITY).maxResults(100));
        var counted = client.getFindingsStatistics(
                request -> request.detectorId(detector).findingStatisticTypesWithStrings("COUNT_BY_SEVERITY"));

        assertThat(grouped.findingStatistics().groupedBySeverity().stream()
                        .mapToInt(group -> group.totalFindings())
                        .sum())
                .isEqualTo(FINDINGS);
        assertThat(counted.findingStatistics().countBySeverity().values().stream()
                        .mapToInt(count -> count)
                        .sum())
                .isEqualTo(FINDINGS);
    }

    @Test
    void aFilterAndASetComeBackAsTheyWereSent() throws IOException {
        var criteria = FindingCriteria.builder()
                .criterion(Map.of(
                        "type", Condition.builder().eq("Recon:EC2/Portscan").build()))
                .build();
        Files.writeString(folder.resolve("list"), "198.51.100.7\n");

        client.createFilter(request -> request.detectorId(detector)
                .name("from-java")
                .action("ARCHIVE")
                .rank(3)
                .findingCriteria(criteria));
        String set = client.createIPSet(request -> request.detectorId(detector)
                        .name("ours")
                        .format("TXT")
                        .location("file://" + folder.resolve("list"))
                        .activate(true))
                .ipSetId();

        var filter = client.getFilter(request -> request.detectorId(detector).filterName("from-java"));
        assertThat(filter.findingCriteria()).isEqualTo(criteria);
        assertThat(filter.rank()).isEqualTo(3);
        assertThat(client.getIPSet(request -> request.detectorId(detector).ipSetId(set))
                        .status())
                .isEqualTo(IpSetStatus.ACTIVE);
    }

    @Test
    void samplesAreMarked() {
        client.createSampleFindings(request -> request.detectorId(detector));

        var ids = client.listFindings(request -> request.detectorId(detector)
                        .findingCriteria(with -> with.criterion(Map.of(
                                "service.additionalInfo.sample",
                                Condition.builder().equalsValue("true").build()))))
                .findingIds();
        var samples = client.getFindings(request -> request.detectorId(detector).findingIds(ids))
                .findings();

        assertThat(samples).singleElement().satisfies(sample -> {
            assertThat(sample.title()).startsWith("[SAMPLE] ");
            assertThat(sample.type()).isEqualTo(GivenDetections.TYPE);
        });
    }

    @Test
    void whatAnAccountWithoutMembersAnswersIsReadable() {
        assertThat(client.getDetector(request -> request.detectorId(detector)).findingPublishingFrequency())
                .isEqualTo(FindingPublishingFrequency.FIFTEEN_MINUTES);
        assertThat(client.listMembers(request -> request.detectorId(detector)).members())
                .isEmpty();
        assertThat(client.listTagsForResource(request ->
                                request.resourceArn("arn:aws:guardduty:eu-west-1:111122223333:detector/" + detector))
                        .tags())
                .isEmpty();
    }

    @Test
    void whatIsRefusedIsRefusedByItsName() {
        assertThatThrownBy(() -> client.getDetector(request -> request.detectorId("0".repeat(32))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("not owned by the current account");
        assertThatThrownBy(() -> client.startMalwareScan(request -> request.resourceArn("arn:aws:ec2:x")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("StartMalwareScan");
        try (var stranger = client("another secret of 24 chr")) {
            assertThatThrownBy(stranger::listDetectors)
                    .isInstanceOfSatisfying(
                            GuardDutyException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("InvalidSignatureException"));
        }
    }
}
