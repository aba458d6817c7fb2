package io.vigil.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.tables.Table;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of queries as Athena, CloudTrail Lake and Logs Insights save them. */
class CsvFilesTest {
    private static final String CALL = """
            {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAX","accountId":"111122223333","userName":"alice"},\
            "eventTime":"2025-06-02T09:00:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","awsRegion":"eu-west-1",\
            "sourceIPAddress":"198.51.100.9","userAgent":"a \\"quoted\\" agent","requestParameters":{"bucketName":"b"},"eventID":"e1",\
            "recipientAccountId":"111122223333"}""";
    private static final String FLOWS = """
            "version","account_id","interface_id","srcaddr","dstaddr","srcport","dstport","protocol","packets","bytes","start","end","action","log_status"
            "2","111122223333","eni-1","10.0.1.5","203.0.113.9","44321","443","6","10","8400","1748855220","1748855280","ACCEPT","OK"
            "2","111122223333","eni-1","10.0.1.5","203.0.113.9","44322","443","6","10","900","1748855220","1748855280","REJECT","OK"
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"eventJson", "eventid,eventjson", "\ufeff\"eventTime\",\"eventJson\""})
    void readsTheRecordsInAColumnOfAResult(String header) throws IOException {
        String before = header.contains(",") ? "x," : "";
        ApiCall call = only(read(new CloudTrailFormat(), file(header + "\r\n" + before + quoted(CALL) + "\r\n")));

        assertThat(call.id()).isEqualTo("e1");
        assertThat(call.text(ApiField.USER_AGENT)).isEqualTo("a \"quoted\" agent");
        assertThat(call.text(ApiField.BUCKET)).isEqualTo("b");
    }

    @Test
    void readsCallsWhoseColumnsAreTheirMembers() throws IOException {
        ApiCall call = only(read(new CloudTrailFormat(), file("""
                        eventversion,useridentity,eventtime,eventsource,eventname,awsregion,sourceipaddress,requestparameters,errorcode,eventid,recipientaccountid
                        1.08,"{""type"":""IAMUser"",""principalId"":""AIDAX"",""userName"":""alice""}",2025-06-02T09:00:00Z,s3.amazonaws.com,GetObject,eu-west-1,198.51.100.9,"{""bucketName"":""b""}",,e1,111122223333
                        """)));

        assertThat(call.text(ApiField.PRINCIPAL_ID)).isEqualTo("AIDAX");
        assertThat(call.text(ApiField.BUCKET)).isEqualTo("b");
        assertThat(call.text(ApiField.ERROR_CODE)).isNull();
    }

    @Test
    void readsFlowsPlainAndGzip() throws IOException {
        for (Path file : new Path[] {file(FLOWS), Files.write(folder.resolve("flows.csv.gz"), gzip(FLOWS))}) {
            var flows = read(new VpcFlowFormat(null), file);

            assertThat(flows.rejected()).isEmpty();
            assertThat(flows.events()).hasSize(2);
            NetworkFlow first = flows.events().get(0);
            assertThat(first.networkInterface()).isEqualTo("eni-1");
            assertThat(first.bytes()).isEqualTo(8400);
            assertThat(flows.events().get(1).accepted()).isFalse();
        }
    }

    @Test
    void readsQueries() throws IOException {
        DnsQuery query = only(read(new ResolverFormat(), file("""
                        "version","account_id","region","vpc_id","query_timestamp","query_name","query_type","query_class","rcode","srcaddr","srcport","transport","srcids"
                        "1.1","111122223333","eu-west-1","vpc-1","2025-06-02T09:00:00Z","www.example.com.","A","IN","NOERROR","10.0.1.5","4711","UDP","{""instance"":""i-1""}"
                        """)));

        assertThat(query.name()).isEqualTo("www.example.com");
    }

    @Test
    void aRowOfAnotherLengthCostsItselfOnly() throws IOException {
        var rows = FLOWS.lines().toList();
        var flows = read(
                new VpcFlowFormat(null),
                file(String.join("\n", rows.get(0), rows.get(1), rows.get(1) + ",\"more\"", "\"2\"", rows.get(2))));

        assertThat(flows.events()).hasSize(2);
        assertThat(flows.rejects()).isEqualTo(2);
    }

    @Test
    void aQuoteThatIsNeverClosedEndsTheTable() throws IOException {
        var flows = read(new VpcFlowFormat(null), file(FLOWS + "\"2\",\"111122223333"));

        assertThat(flows.events()).hasSize(2);
        assertThat(flows.reasons()).containsExactly(Reason.CARRIER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "word",
                "word\nword\n",
                "{\"Records\":[]}\n",
                "version account-id interface-id\n2 1 eni-1\n",
                "2,3,4\n",
                "a,b,c",
                "\"a\",\"b"
            })
    void whatIsNoTableIsNotTakenForOne(String text) throws IOException {
        assertThat(Table.isOne(file(text))).isFalse();
    }

    @Test
    void noDamageIsAnExceptionOrNeverEnds() throws IOException {
        byte[] whole = gzip(FLOWS + FLOWS.lines().skip(1).toList().get(0).repeat(2) + "\n");
        var random = new Random(5);
        for (int round = 0; round < 400; round++) {
            byte[] damaged = round % 2 == 0 ? whole.clone() : FLOWS.getBytes(StandardCharsets.UTF_8);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            Path file = Files.write(folder.resolve("damaged"), Arrays.copyOf(damaged, damaged.length - round % 7));

            if (Table.isOne(file)) {
                assertThat(read(new VpcFlowFormat(null), file).events()).hasSizeLessThanOrEqualTo(3);
            }
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("result.csv"), text);
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static <E extends Event> E only(Outcome<E> outcome) {
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.events()).hasSize(1);
        return outcome.events().get(0);
    }

    private static <E extends Event> Outcome<E> read(LogFormat<E> format, Path file) throws IOException {
        assertThat(Table.isOne(file)).isTrue();
        try (var reader = format.openTable(file, Outcome.NOT_AFTER)) {
            return Outcome.of(reader);
        }
    }
}
