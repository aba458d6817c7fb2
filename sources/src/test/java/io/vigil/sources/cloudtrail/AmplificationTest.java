package io.vigil.sources.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Rejected;
import io.vigil.events.Rejected.Reason;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.sources.InputLimits;
import io.vigil.sources.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One small input that unpacks to millions of pieces: they are counted, not collected. */
class AmplificationTest {
    private static final int MANY = 300_000;

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            lines                           ! ``                          ! `{}\n`                ! ``
            one object after the other      ! ``                          ! {}                     ! ``
            elements of an array            ! [                           ! {},                    ! {}]
            elements that are no objects    ! [                           ! 7,                     ! 7]
            brackets                        ! ``                          ! `[\n`                 ! ``
            records of a file               ! {"Records":[                ! {},                    ! {}]}
            log events                      ! {"logEvents":[              ! 7,                     ! 7]}
            log events in an event          ! `{"detail":{"logEvents":[`  ! 7,                     ! 7]}}
            messages in messages            ! `{"message":"{\\"logEvents\\":[` ! 7,            ! 7]}"}
            events without end              ! {"logEvents":[              ! {},                    ! {}
            """)
    void aRecordOfAStreamGivesFewRejectsThatCountThemAll(String kind, String before, String each, String behind) {
        String plain = before + each.replace("\\n", "\n").repeat(MANY) + behind;

        var outcome = record(Outcome.gzip(plain));

        assertThat(outcome.events()).as(kind).isEmpty();
        assertThat(outcome.rejected()).as(kind).hasSizeLessThan(120);
        assertThat(outcome.rejected())
                .as(kind)
                .allMatch(rejected -> rejected.sample().length() <= Rejected.SAMPLE);
        assertThat(outcome.rejected()).as(kind).isNotEmpty();
    }

    @Test
    void everyLineIsCountedWithItsReason() {
        var outcome = record(("{}\n".repeat(250) + "junk\n".repeat(300)).getBytes(StandardCharsets.UTF_8));

        assertThat(outcome.rejects()).isEqualTo(550);
        assertThat(outcome.rejected().stream()
                        .filter(rejected -> rejected.reason() == Reason.MALFORMED)
                        .mapToLong(Rejected::records)
                        .sum())
                .isEqualTo(300);
        assertThat(outcome.rejected()).hasSize(102);
    }

    @Test
    void everyElementOfAnEnvelopeIsCounted() {
        var outcome = record(("{\"logEvents\":[" + "7,".repeat(MANY - 1) + "7]}").getBytes(StandardCharsets.UTF_8));

        assertThat(outcome.rejects()).isEqualTo(MANY);
    }

    /** As it came from the live trial: lines that differ just enough to stay below the limit of compression. */
    @Test
    void aRecordThatUnpacksTooFarIsReadUpToItsLimit() {
        var random = new Random(1);
        var plain = new StringBuilder();
        for (int round = 0; round < 300; round++) {
            for (int letter = 0; letter < 110; letter++) {
                plain.append((char) ('a' + random.nextInt(26)));
            }
            plain.append('\n').append("{}\n".repeat(6300));
        }
        byte[] bomb = Outcome.gzip(plain.toString());

        var outcome = Outcome.of(new CloudTrailFormat(), new ByteArrayInputStream(bomb), new InputLimits(3 << 20, 100));

        assertThat(outcome.rejected()).hasSizeLessThan(120);
        assertThat(outcome.rejects()).isBetween(1_000_000L, 1_100_000L);
        assertThat(outcome.reasons()).contains(Reason.TOO_LARGE);
    }

    @Test
    void aFileIsReadToItsEndAndItsRejectsAreDescribedUpToALimit() {
        String good = Records.call("A", "a");

        var outcome = Outcome.of(new CloudTrailFormat(), "{}\n".repeat(MANY) + good);

        assertThat(outcome.ids()).containsExactly("a");
        assertThat(outcome.rejects()).isEqualTo(MANY);
        assertThat(outcome.rejected()).hasSizeLessThan(InputLimits.OF_FILE.describedRejects() + 10);
    }

    private static Outcome<ApiCall> record(byte[] bytes) {
        return Outcome.of(new CloudTrailFormat(), new ByteArrayInputStream(bytes), InputLimits.OF_RECORD);
    }
}
