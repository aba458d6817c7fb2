package io.vigil.sources.cloudtrail;

import static io.vigil.sources.cloudtrail.Records.envelope;
import static io.vigil.sources.cloudtrail.Records.join;
import static io.vigil.sources.cloudtrail.Records.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Rejected.Reason;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.sources.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Broken input of every kind: it is counted, and never takes its neighbours along. */
class BrokenInputTest {
    private static final String A = Records.call("A", "a");
    private static final String B = Records.call("B", "b");
    private static final String C = Records.call("C", "c");

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
        assertThat(outcome.rejects()).isEqualTo(20_000);
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
        var outcome = Outcome.of(new CloudTrailFormat(), Outcome.gzip(new byte[40 << 20]));

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.reasons()).contains(Reason.TOO_LARGE);
        assertThat(outcome.rejected()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tellsWhereAndWhatWasRefused() {
        var rejected = read("junk " + "x".repeat(1000)).rejected().get(0);

        assertThat(rejected.source()).isEqualTo("cloudtrail");
        assertThat(rejected.place()).isEqualTo("here");
        assertThat(rejected.sample()).startsWith("junk x").hasSize(300);
        assertThat(rejected.detail()).doesNotContain("junk");
    }

    private static Outcome<ApiCall> read(String input) {
        return Outcome.of(new CloudTrailFormat(), input);
    }
}
