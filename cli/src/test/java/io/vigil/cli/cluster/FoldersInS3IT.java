package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.connectors.folders.FolderLogs;
import io.vigil.connectors.folders.LogFolders;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.sources.Batch;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in S3, read with Flink's own S3 plugin from an S3 that others wrote. */
class FoldersInS3IT {
    private static final String TRAIL = "org/AWSLogs/o-exampleorgid/";
    /** More than S3 lists in one answer. */
    private static final int FILES = 1_050;

    @TempDir
    private static Path folder;

    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        LocalS3.require();
        s3 = LocalS3.start(folder).use();
    }

    @AfterAll
    static void stop() {
        if (s3 != null) {
            s3.close();
        }
    }

    @Test
    void aTrailOfSeveralAccountsIsReadOnceAlsoWhatArrivesWhileItIsRead() throws Exception {
        for (int file = 0; file < FILES; file++) {
            s3.put(key("111122223333", "eu-west-1", file), call("a" + file));
        }
        s3.put(key("444455556666", "us-east-1", 0), call("b"));
        s3.put("org/AWSLogs/111122223333/Config/eu-west-1/x.json", "no call".getBytes(StandardCharsets.UTF_8));
        var environment = StreamExecutionEnvironment.createLocalEnvironment(2);
        var settings = new FolderLogs(Instant.EPOCH, Duration.ofSeconds(1));
        var trail = new LogFolders<>(
                ApiCall.class,
                new CloudTrailFormat(),
                "CloudTrail",
                List.of("s3://" + LocalS3.BUCKET + "/org/AWSLogs"));

        CloseableIterator<Batch<ApiCall>> batches =
                settings.of(trail, Duration.ofMinutes(15)).read(environment).executeAndCollect("folders in S3");
        List<String> names = names(batches, FILES + 1);
        s3.put(key("444455556666", "us-east-1", 1), call("c"));
        names.addAll(names(batches, 1));
        batches.close();

        assertThat(names).doesNotHaveDuplicates().hasSize(FILES + 2).contains("a0", "a1049", "b", "c");
    }

    private static List<String> names(CloseableIterator<Batch<ApiCall>> batches, int events) {
        var names = new ArrayList<String>();
        while (names.size() < events) {
            Batch<ApiCall> batch = batches.next();
            assertThat(batch.rejected()).isEmpty();
            batch.events().forEach(call -> names.add(call.id()));
        }
        return names;
    }

    private static String key(String account, String region, int file) {
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        return TRAIL + account + "/CloudTrail/" + region + "/"
                + DateTimeFormatter.ofPattern("yyyy/MM/dd").format(now)
                + "/" + account + "_CloudTrail_" + region + "_"
                + DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm").format(now) + "Z_" + file + ".json";
    }

    private static byte[] call(String id) {
        String record = """
                {"Records":[{"eventVersion":"1.08","eventID":"%s","eventTime":"%s","eventSource":"s3.amazonaws.com",
                "eventName":"ListBuckets","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"cli",
                "recipientAccountId":"111122223333","eventType":"AwsApiCall","userIdentity":{"type":"IAMUser",
                "principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::111122223333:user/a","accountId":"111122223333",
                "userName":"a"}}]}
                """;
        return record.formatted(id, Instant.now()).getBytes(StandardCharsets.UTF_8);
    }
}
