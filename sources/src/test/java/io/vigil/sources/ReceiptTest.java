package io.vigil.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final String FILE = "111122223333_CloudTrail_eu-west-1_20260105T0805Z_Ab12.json.gz";

    @Test
    void aFileOfCloudTrailThatWasReadToItsEndIsReceived() throws IOException {
        assertThat(receipts("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/" + FILE, "{\"Records\":[]}"))
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.kind()).isEqualTo(Receipt.Kind.READ);
                    assertThat(receipt.account()).isEqualTo("111122223333");
                    assertThat(receipt.region()).isEqualTo("eu-west-1");
                    assertThat(receipt.until())
                            .isEqualTo(Instant.parse("2026-01-05T08:05:00Z").toEpochMilli());
                    assertThat(receipt.files()).containsExactly(FILE);
                });
    }

    @Test
    void anyOtherInputIsNot() throws IOException {
        assertThat(receipts("export.json", "{\"Records\":[]}")).isEmpty();
        assertThat(receipts("111122223333_CloudTrail_eu-west-1_20261399T9999Z_Ab12.json", "{\"Records\":[]}"))
                .isEmpty();
        assertThat(receipts("kinesis:trail/shard-0/1", "{\"Records\":[]}")).isEmpty();
    }

    @Test
    void aDigestListsTheFilesOfItsHour() throws IOException {
        var digest = "{\"awsAccountId\":\"111122223333\",\"digestStartTime\":\"2026-01-05T08:00:00Z\","
                + "\"digestEndTime\":\"2026-01-05T09:00:00Z\",\"digestS3Object\":\"AWSLogs/111122223333/CloudTrail-Digest/"
                + "eu-west-1/2026/01/05/111122223333_CloudTrail-Digest_eu-west-1_t_eu-west-1_20260105T090000Z.json.gz\","
                + "\"logFiles\":[{\"s3Object\":\"AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/" + FILE
                + "\"},{\"s3Object\":7},{}]}";

        assertThat(receipts("digest.json", digest)).singleElement().satisfies(receipt -> {
            assertThat(receipt.kind()).isEqualTo(Receipt.Kind.LISTED);
            assertThat(receipt.region()).isEqualTo("eu-west-1");
            assertThat(receipt.until() - receipt.from()).isEqualTo(3_600_000);
            assertThat(receipt.files()).containsExactly(FILE);
        });
    }

    @Test
    void aDigestThatLacksWhatItMustHaveListsNothing() throws IOException {
        assertThat(receipts(
                        "digest.json",
                        "{\"awsAccountId\":\"1\",\"digestStartTime\":\"x\",\"digestEndTime\":\"y\",\"logFiles\":[]}"))
                .isEmpty();
    }

    private static List<Receipt> receipts(String place, String text) throws IOException {
        var receipts = new ArrayList<Receipt>();
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (var reader = new CloudTrailFormat().open(bytes, place, Long.MAX_VALUE)) {
            for (Batch<ApiCall> batch = reader.next(); batch != null; batch = reader.next()) {
                receipts.addAll(batch.receipts());
            }
        }
        return receipts;
    }
}
