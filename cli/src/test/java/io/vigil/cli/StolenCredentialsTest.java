package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.cli.findings.Screen;
import io.vigil.intel.geography.AwsSnapshot;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is AWS's own is known without any option. */
class StolenCredentialsTest {
    private static final long CREATED = AwsSnapshot.shipped().created().toEpochMilli();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void credentialsOfAnInstanceUsedOutsideAwsAreFoundWithoutAnyOption() throws IOException {
        replay(call("2026-08-20T10:00:00Z", "3.5.140.1"), call("2026-08-20T11:00:00Z", "203.0.113.80"));

        assertThat(out.toString()).contains("InstanceCredentialExfiltration.OutsideAWS");
        assertThat(err.toString().lines()).allMatch(line -> line.contains("so these see nothing"));
    }

    @Test
    void anotherAddressOfAwsIsNotOutside() throws IOException {
        replay(call("2026-08-20T10:00:00Z", "3.5.140.1"), call("2026-08-20T11:00:00Z", "3.5.140.9"));

        assertThat(out.toString()).doesNotContain("InstanceCredentialExfiltration");
    }

    @Test
    void oldRangesAreSaidAtTheStartUnlessOthersAreGiven() throws IOException {
        Path given = Files.writeString(
                folder.resolve("ip-ranges.json"), "{\"prefixes\": [{\"ip_prefix\": \"198.51.100.0/24\"}]}");
        long old = CREATED + Duration.ofDays(91).toMillis();

        assertThat(run(old, "check")).isZero();
        assertThat(err.toString()).contains("91 days old", "--aws-ranges");

        err.getBuffer().setLength(0);
        assertThat(run(old, "check", "--aws-ranges", given.toString())).isZero();
        assertThat(err.toString()).isEmpty();
    }

    private void replay(String... calls) throws IOException {
        Path log = Files.writeString(folder.resolve("calls.json"), String.join("\n", calls));
        assertThat(run(CREATED, "replay", "--cloudtrail", log.toString(), "--store", "none"))
                .as(err::toString)
                .isZero();
    }

    private int run(long now, String... arguments) {
        return Commands.execute(
                Vigil.commands(now, Screen.NONE)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true)),
                arguments);
    }

    private static String call(String time, String source) {
        return ("{\"eventVersion\": \"1.11\", \"eventID\": \"" + source + "\", \"eventTime\": \"" + time
                        + "\", \"sourceIPAddress\": \"" + source + "\", ")
                + """
                "userIdentity": {"type": "AssumedRole", "principalId": "AROAEXAMPLEWEB0000001:i-0a1b2c3d4e5f60718",
                "arn": "arn:aws:sts::111122223333:assumed-role/web/i-0a1b2c3d4e5f60718", "accountId": "111122223333",
                "accessKeyId": "ASIAEXAMPLEKEY000001", "sessionContext": {"sessionIssuer": {"type": "Role",
                "principalId": "AROAEXAMPLEWEB0000001", "arn": "arn:aws:iam::111122223333:role/web",
                "accountId": "111122223333", "userName": "web"}, "ec2RoleDelivery": "2.0"}},
                "eventSource": "s3.amazonaws.com", "eventName": "ListBuckets", "awsRegion": "eu-west-1",
                "userAgent": "aws-cli/2.15 Linux/5.10", "readOnly": true, "eventType": "AwsApiCall",
                "managementEvent": true, "recipientAccountId": "111122223333", "eventCategory": "Management"}
                """.replace('\n', ' ');
    }
}
