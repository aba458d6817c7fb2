package io.vigil.connectors.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListFoldersTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final LocalDate FOURTH = LocalDate.parse("2026-01-04");

    @TempDir
    private Path bucket;

    @Test
    void trailsOfOneAccountAndOfAnOrganisationAreFoundBelowAnyPrefix() throws Exception {
        put("org/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/a.json.gz");
        put("org/AWSLogs/o-exampleorgid/444455556666/CloudTrail/us-gov-west-1/2026/01/04/b.json.gz");

        assertThat(found("CloudTrail", "org"))
                .containsExactlyInAnyOrder(
                        "org/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/a.json.gz",
                        "org/AWSLogs/o-exampleorgid/444455556666/CloudTrail/us-gov-west-1/2026/01/04/b.json.gz");
    }

    @Test
    void flowLogsAreFoundPlainAndByTheHourAndHiveStyle() throws Exception {
        put("AWSLogs/111122223333/vpcflowlogs/eu-west-1/2026/01/05/a.log.gz");
        put("AWSLogs/111122223333/vpcflowlogs/eu-west-1/2026/01/05/07/b.log.gz");
        put(
                "AWSLogs/aws-account-id=444455556666/aws-service=vpcflowlogs/aws-region=eu-west-1/year=2026/month=01/day=05/hour=08/c.log.parquet");
        put(
                "AWSLogs/aws-account-id=444455556666/aws-service=vpcflowlogs/aws-region=eu-west-2/year=2026/month=01/day=04/d.log.gz");

        assertThat(found("vpcflowlogs", ""))
                .extracting(path -> path.substring(path.lastIndexOf('/') + 1))
                .containsExactlyInAnyOrder("a.log.gz", "b.log.gz", "c.log.parquet", "d.log.gz");
    }

    @Test
    void resolverLogsAreFoundByVpc() throws Exception {
        String file = put("AWSLogs/111122223333/vpcdnsquerylogs/vpc-0a1b2c3d4e5f67890/2026/01/05/a.log.gz");

        assertThat(found("vpcdnsquerylogs", "")).containsExactly(file);
    }

    @Test
    void aFolderMayBeNamedAtEveryLevelDownToTheRegion() throws Exception {
        String file = put("AWSLogs/o-exampleorgid/111122223333/CloudTrail/eu-west-1/2026/01/05/a.json.gz");

        for (Path root = Path.of(file); root != null; root = root.getParent()) {
            boolean aboveDates = root.getNameCount() <= 5;
            assertThat(found("CloudTrail", root.toString()))
                    .as("below %s", root)
                    .hasSize(aboveDates ? 1 : 0);
        }
    }

    @Test
    void otherServicesOtherDaysHiddenAndEmptyFilesAreLeftAlone() throws Exception {
        put("AWSLogs/111122223333/CloudTrail-Aggregated/eu-west-1/2026/01/05/a.json.gz");
        put("AWSLogs/111122223333/Config/eu-west-1/2026/01/05/a.json.gz");
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/03/a.json.gz");
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/.a.json.gz");
        put("other/111122223333/CloudTrail/eu-west-1/2026/01/05/a.json.gz");
        Files.createFile(bucket.resolve("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/empty.json.gz"));

        assertThat(found("CloudTrail", "")).isEmpty();
    }

    @Test
    void theDigestsOfATrailAreAmongItsFilesAndNotAmongThoseOfOtherLogs() throws Exception {
        String trail = put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/a.json.gz");
        String digest = put("AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/01/05/b.json.gz");

        assertThat(found("CloudTrail", "")).containsExactlyInAnyOrder(trail, digest);
        assertThat(found("vpcflowlogs", "")).isEmpty();
    }

    @Test
    void theOldestDayIsThatOfTheOldestFolder() throws Exception {
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2025/11/30/a.json.gz");
        put("AWSLogs/444455556666/CloudTrail/eu-west-1/2024/02/29/a.json.gz");
        put("AWSLogs/777788889999/CloudTrail/eu-west-1/nothing/a.json.gz");

        try (var listing =
                new ListFolders(new Layout("CloudTrail"), List.of(bucket.toUri().toString()))) {
            assertThat(listing.list(null, NOON).first()).isEqualTo("2024-02-29");
        }
    }

    @Test
    void whereThereIsNothingTheOldestDayIsToday() throws Exception {
        try (var listing =
                new ListFolders(new Layout("CloudTrail"), List.of(bucket.toUri().toString()))) {
            Listing found = listing.list(null, NOON);

            assertThat(found.first()).isEqualTo("2026-01-05");
            assertThat(found.isWhole()).isTrue();
            assertThat(found.folders()).isZero();
        }
    }

    @Test
    void newAccountsAndRegionsAreFoundWithinMinutes() throws Exception {
        put("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/a.json.gz");
        try (var listing =
                new ListFolders(new Layout("CloudTrail"), List.of(bucket.toUri().toString()))) {
            listing.list(FOURTH, NOON);
            put("AWSLogs/444455556666/CloudTrail/eu-west-1/2026/01/05/b.json.gz");
            put("AWSLogs/111122223333/CloudTrail/eu-north-1/2026/01/05/c.json.gz");

            assertThat(listing.list(FOURTH, NOON.plusSeconds(60)).folders()).isEqualTo(1);
            assertThat(listing.list(FOURTH, NOON.plusSeconds(300)).folders()).isEqualTo(3);
        }
    }

    private List<String> found(String service, String root) throws InterruptedException {
        String top = bucket.toUri().toString();
        try (var listing = new ListFolders(new Layout(service), List.of(top + root))) {
            return listing.list(FOURTH, NOON).files().values().stream()
                    .flatMap(List::stream)
                    .map(file -> file.path().substring(top.length()))
                    .toList();
        }
    }

    private String put(String path) throws IOException {
        Path file = bucket.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "1 a");
        return path;
    }
}
