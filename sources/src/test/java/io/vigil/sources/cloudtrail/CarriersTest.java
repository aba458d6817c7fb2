package io.vigil.sources.cloudtrail;

import static io.vigil.sources.cloudtrail.Records.envelope;
import static io.vigil.sources.cloudtrail.Records.join;
import static io.vigil.sources.cloudtrail.Records.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.sources.Outcome;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every way in which records are wrapped. */
class CarriersTest {
    private static final String A = Records.call("A", "a");
    private static final String B = Records.call("B", "b");
    private static final String C = Records.call("C", "c");

    @Test
    void readsRecordsLineByLine() {
        assertReads(A + "\n" + B + "\r\n\n  \n" + C, "a", "b", "c");
        assertReads("\ufeff" + A + "\n" + B + "\n", "a", "b");
    }

    @Test
    void readsRecordsWithNothingBetweenThem() {
        assertReads(A + B + C, "a", "b", "c");
    }

    @Test
    void readsFilesOfRecords() {
        assertReads("{\"Records\":[" + A + "," + B + "]}", "a", "b");
        assertReads("{\"Records\":[" + A + "]}\n{\"Records\":[" + B + "]}{\"Records\":[]}" + C, "a", "b", "c");
        assertReads("{ \"Records\" :\n [\n  " + A + ",\n  " + B + "\n ]\n}\n", "a", "b");
        assertReads("[" + A + "," + B + "]", "a", "b");
        assertReads("{\"about\":1,\"Records\":[" + A + "," + B + "]}", "a", "b");
        assertReads("{\"Records\":[]}");
    }

    @Test
    void readsRecordsLaidOutOverLines() {
        String laidOut = A.replace("{", "{\n  ")
                .replace(",", ",\n  ")
                .replace(":\"", " : \"")
                .replace("}", "\n}");

        assertReads(laidOut + "\n" + laidOut.replace("\"a\"", "\"b\""), "a", "b");
        assertReads("{\n\"Records\": [\n" + laidOut + ",\n" + laidOut.replace("\"a\"", "\"b\"") + "\n]\n}", "a", "b");
    }

    @Test
    void readsSubscriptionEnvelopes() {
        assertReads(envelope(A, B) + "\n" + envelope(C) + "\n", "a", "b", "c");
        assertReads(envelope(A) + envelope(B, C), "a", "b", "c");
        assertReads(envelope().replace("DATA_MESSAGE", "CONTROL_MESSAGE"));
        assertReads(
                "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"\",\"message\":\"CWL CONTROL MESSAGE\"}]}"
                        + A,
                "a");
    }

    @Test
    void readsEnvelopesWithMembersInAnyOrder() {
        assertReads(
                "{\"logStream\":\"s\",\"logEvents\":[{\"message\":" + quote(A)
                        + ",\"id\":\"1\"}],\"messageType\":\"DATA_MESSAGE\"}",
                "a");
    }

    @Test
    void readsEventBridgeEvents() {
        String event =
                "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + A + "}";

        assertReads(event + "\n" + envelope(event.replace("\"a\"", "\"b\"")), "a", "b");
    }

    @Test
    void readsCompressedForms() {
        assertReads(Outcome.gzip(A + "\n" + B), "a", "b");
        assertReads(join(Outcome.gzip(envelope(A)), Outcome.gzip(envelope(B)), Outcome.gzip(C)), "a", "b", "c");
        assertReads(Outcome.gzip(join(Outcome.gzip(envelope(A)), Outcome.gzip(envelope(B)))), "a", "b");
    }

    @Test
    void readsAnInputThatComesByteByByte() {
        byte[] input = Outcome.gzip("{\"Records\":[" + A + "," + B + "]}");
        InputStream slow = new ByteArrayInputStream(input) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(1, length));
            }
        };

        assertThat(Outcome.of(new CloudTrailFormat(), slow).ids()).containsExactly("a", "b");
    }

    @Test
    void readsMoreRecordsThanFitAWindowOrABatch() {
        var records = IntStream.range(0, 5_000)
                .mapToObj(n -> Records.call("N", "n" + n))
                .toList();

        assertThat(read(String.join("\n", records)).ids()).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(read("{\"Records\":[" + String.join(",", records) + "]}").ids())
                .hasSize(5_000)
                .doesNotHaveDuplicates();
        assertThat(read(envelope(records.toArray(String[]::new))).ids())
                .hasSize(5_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void anEmptyInputGivesNothing() {
        assertReads("");
        assertReads("\n \n");
        assertReads(Outcome.gzip(""));
    }

    private static void assertReads(String input, String... ids) {
        assertReads(input.getBytes(StandardCharsets.UTF_8), ids);
    }

    private static void assertReads(byte[] input, String... ids) {
        var outcome = Outcome.of(new CloudTrailFormat(), input);

        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.ids()).containsExactly(ids);
    }

    private static Outcome<ApiCall> read(String input) {
        return Outcome.of(new CloudTrailFormat(), input);
    }
}
