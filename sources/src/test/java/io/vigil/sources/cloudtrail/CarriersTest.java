package io.vigil.sources.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ApiCall;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.Outcome;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every way in which records are wrapped, whole and broken; a broken one never takes its neighbours along. */
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
    void aLineCutOffAnywhereCostsThatLineAlone() {
        for (int length = 1; length < B.length(); length++) {
            var outcome = read(A + "\n" + B.substring(0, length) + "\n" + C + "\n" + A);

            assertThat(outcome.ids()).as("cut at %d", length).containsExactly("a", "c", "a");
            assertThat(outcome.rejected()).as("cut at %d", length).hasSize(1);
        }
    }

    @Test
    void aRecordCutOffAnywhereCostsNoNeighbourWithoutLineBreaks() {
        for (int length = 1; length < B.length(); length++) {
            var outcome = read(A + B.substring(0, length) + C + A);

            assertThat(outcome.ids()).as("cut at %d", length).containsExactly("a", "c", "a");
            assertThat(outcome.rejected()).as("cut at %d", length).hasSize(1);
        }
    }

    @Test
    void anElementCutOffAnywhereCostsNoNeighbour() {
        for (int length = 1; length < B.length(); length++) {
            var outcome = read("{\"Records\":[" + A + "," + B.substring(0, length) + "," + C + "," + A + "]}");

            assertThat(outcome.ids()).as("cut at %d", length).containsExactly("a", "c", "a");
            assertThat(outcome.rejected()).as("cut at %d", length).hasSize(1);
        }
    }

    @Test
    void aRecordWithoutItsBeginningCostsNoNeighbour() {
        for (int from = 1; from < B.length(); from++) {
            assertThat(read(A + "\n" + B.substring(from) + "\n" + C).ids()).containsExactly("a", "c");
            assertThat(read(B.substring(from) + C).ids()).containsExactly("c");
        }
    }

    @Test
    void aLineBreakInATextEndsTheRecord() {
        var outcome = read(A + "\n" + B.replace("\"B\"", "\"B\n\"") + "\n" + C);

        assertThat(outcome.ids()).containsExactly("a", "c");
        assertThat(outcome.size()).isEqualTo(4);
    }

    @Test
    void junkLinesAreCountedOneByOne() {
        var outcome = read("junk\n" + A + "\n}\n]\n42\n\"text\"\n{]\n{\"a\":{\"b\":1}}\n" + B);

        assertThat(outcome.ids()).containsExactly("a", "b");
        assertThat(outcome.rejected()).hasSize(7);
    }

    @Test
    void oneUnclosedBracketAfterTheOtherCostsNoTime() {
        var outcome = read("{\"a\":[\n".repeat(20_000) + A);

        assertThat(outcome.ids()).containsExactly("a");
        assertThat(outcome.rejected()).hasSize(20_000);
    }

    @Test
    void aLineThatIsTooLongCostsNoNeighbour() {
        var outcome =
                read(A + "\n{\"x\":\"" + "y".repeat(20 << 20) + "\"}\n" + B + "\n" + "z".repeat(20 << 20) + "\n" + C);

        assertThat(outcome.ids()).containsExactly("a", "b", "c");
        assertThat(outcome.reasons()).containsExactly(Reason.TOO_LARGE, Reason.MALFORMED);
    }

    @Test
    void aBrokenMessageCostsNoNeighbour() {
        var outcome = read(envelope(A, B.substring(5), "{}", C));

        assertThat(outcome.ids()).containsExactly("a", "c");
        assertThat(outcome.reasons()).containsExactly(Reason.MALFORMED, Reason.NOT_A_RECORD);
    }

    @Test
    void aLogEventWithoutMessageIsRefused() {
        var outcome = read(
                "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\"},7,{\"message\":" + quote(A) + "}]}");

        assertThat(outcome.ids()).containsExactly("a");
        assertThat(outcome.rejected()).hasSize(2);
    }

    @Test
    void aDamagedEnvelopeStillGivesItsOtherMessages() {
        String envelope = envelope(A, B, C);
        byte[] notText = envelope.getBytes(StandardCharsets.UTF_8);
        notText[envelope.indexOf("\\\"B\\\"") + 2] = (byte) 0xff;

        assertThat(Outcome.of(new CloudTrailFormat(), notText).ids()).containsExactly("a", "c");
        assertThat(read(envelope.substring(0, envelope.length() - 20)).ids()).containsExactly("a", "b");
    }

    @Test
    void aFileThatEndsInTheMiddleIsToldOnce() {
        assertThat(read("{\"Records\":[" + A + "," + B.substring(0, 40)).reasons())
                .containsExactly(Reason.MALFORMED);
        assertThat(read("{\"Records\":[" + A + ",").reasons()).containsExactly(Reason.CARRIER);
        assertThat(read("{\"Records\":[" + A).ids()).containsExactly("a");
    }

    @Test
    void elementsThatAreNoObjectsAreRefused() {
        var outcome = read("{\"Records\":[null," + A + ",[1],\"x\"," + B + "]}");

        assertThat(outcome.ids()).containsExactly("a", "b");
        assertThat(outcome.rejected()).isNotEmpty();
    }

    @Test
    void damagedCompressionLosesOnlyItsOwnMember() {
        byte[] middle = Outcome.gzip(B);
        middle[middle.length / 2] ^= 0x55;

        var outcome = Outcome.of(new CloudTrailFormat(), join(Outcome.gzip(A), middle, Outcome.gzip(C)));

        assertThat(outcome.ids()).startsWith("a").endsWith("c");
        assertThat(outcome.reasons()).contains(Reason.CARRIER);
    }

    @Test
    void compressionThatEndsInTheMiddleIsToldOnce() {
        byte[] whole = Outcome.gzip(IntStream.range(0, 500)
                .mapToObj(n -> Records.call("N", "n" + n * 7919))
                .collect(Collectors.joining("\n")));

        var outcome = Outcome.of(new CloudTrailFormat(), Arrays.copyOf(whole, whole.length / 2));

        assertThat(outcome.events()).isNotEmpty();
        assertThat(outcome.reasons()).contains(Reason.CARRIER).doesNotContain(Reason.TOO_LARGE);
        assertThat(outcome.rejected()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aCompressionBombIsRefused() {
        var outcome = Outcome.of(new CloudTrailFormat(), Outcome.gzip(new byte[200 << 20]));

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.reasons()).contains(Reason.TOO_LARGE);
        assertThat(outcome.rejected()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anEmptyInputGivesNothing() {
        assertReads("");
        assertReads("\n \n");
        assertReads(Outcome.gzip(""));
    }

    @Test
    void tellsWhereAndWhatWasRefused() {
        var rejected = read("junk " + "x".repeat(1000)).rejected().get(0);

        assertThat(rejected.source()).isEqualTo("cloudtrail");
        assertThat(rejected.place()).isEqualTo("here");
        assertThat(rejected.sample()).startsWith("junk x").hasSize(300);
        assertThat(rejected.detail()).doesNotContain("junk");
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

    private static String envelope(String... messages) {
        String events = Arrays.stream(messages)
                .map(message -> "{\"id\":\"1\",\"timestamp\":1714558272000,\"message\":" + quote(message) + "}")
                .collect(Collectors.joining(","));
        return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logGroup\":\"g\",\"logStream\":\"s\","
                + "\"subscriptionFilters\":[\"f\"],\"logEvents\":[" + events + "]}";
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static byte[] join(byte[]... parts) {
        byte[] joined =
                new byte[List.of(parts).stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
