package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.cli.findings.Screen;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trail of one day as it lies in a bucket: a file each hour, and a digest that lists it. */
class LedgerTest {
    private static final long NOW = Instant.parse("2026-07-01T00:00:00Z").toEpochMilli();
    private static final String FILE = "111122223333_CloudTrail_eu-west-1_20260105T%02d30Z_Abcdefgh.json";
    private static final int LOST = 9;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void aReplayEndsWithWhatWasDeliveredAndWhatWasNot() throws IOException {
        for (int hour = 0; hour < 24; hour++) {
            if (hour != LOST) {
                write(FILE.formatted(hour), call(hour));
            }
            write("digest-%02d.json".formatted(hour), digest(hour));
        }

        replay();

        assertThat(out.toString())
                .contains("delivered of cloudtrail: 1 accounts and regions, 23 hours; 1 files missing");
        assertThat(Files.readAllLines(folder.resolve("ledger.jsonl")))
                .hasSize(24)
                .contains(row("T08:00:00Z", 1, 1, 0), row("T09:00:00Z", 0, 0, 1));
    }

    private static String row(String hour, int minutes, int records, int missing) {
        return ("{\"log\":\"cloudtrail\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"hour\":\"2026-01-05%s\","
                        + "\"minutes\":%d,\"records\":%d,\"late\":0,\"rejected\":0,\"skipped\":0,\"missing\":%d}")
                .formatted(hour, minutes, records, missing);
    }

    private static String call(int hour) {
        return """
                {"Records":[{"eventVersion":"1.08","eventTime":"2026-01-05T%02d:20:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets",
                "awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"curl","eventID":"e%d","eventType":"AwsApiCall",
                "readOnly":true,"managementEvent":true,"recipientAccountId":"111122223333",
                "userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/alice",
                "accountId":"111122223333","accessKeyId":"AKIAEXAMPLE","userName":"alice"}}]}""".formatted(hour, hour);
    }

    private static String digest(int hour) {
        return """
                {"awsAccountId":"111122223333","digestStartTime":"2026-01-05T%02d:00:00Z","digestEndTime":"2026-01-05T%02d:59:59Z",
                "digestS3Object":"AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/111122223333_CloudTrail-Digest_eu-west-1_t_eu-west-1_x.json.gz",
                "logFiles":[{"s3Object":"AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/05/%s"}]}""".formatted(hour, hour, FILE.formatted(hour));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("trail"));
        Files.writeString(folder.resolve("trail").resolve(name), text);
    }

    private void replay() {
        var command = Vigil.commands(NOW, Screen.NONE)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true));
        String trail = folder.resolve("trail").toString();
        String ledger = folder.resolve("ledger.jsonl").toString();
        int code = Commands.execute(command, "replay", "--cloudtrail", trail, "--ledger", ledger, "--store", "none");

        assertThat(code).isZero();
    }
}
