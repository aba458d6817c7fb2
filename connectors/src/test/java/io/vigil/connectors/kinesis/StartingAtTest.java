package io.vigil.connectors.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StartingAtTest {
    private final Properties properties = new Properties();

    @Test
    void namesThePositionsOfKinesis() {
        StartingAt.of("TRIM_HORIZON").into(properties);

        assertThat(properties).containsOnly(java.util.Map.entry("flink.stream.initpos", "TRIM_HORIZON"));
    }

    @Test
    void aTimeBecomesSecondsOfTheEpoch() {
        StartingAt.of("2026-01-05T08:00:00+01:00").into(properties);

        assertThat(properties)
                .containsEntry("flink.stream.initpos", "AT_TIMESTAMP")
                .containsEntry("flink.stream.initpos.timestamp", "1767596400");
    }

    @Test
    void latestIsTheMomentOfSubmissionSoThatARestartFromNothingSkipsNothing() {
        Instant submitted = Instant.parse("2026-01-05T08:00:00.700Z");

        StartingAt.of("LATEST").submitted(submitted).into(properties);

        assertThat(properties)
                .containsEntry("flink.stream.initpos", "AT_TIMESTAMP")
                .containsEntry("flink.stream.initpos.timestamp", "1767600000");
    }

    @Test
    void otherPositionsStayAsTheyWereGiven() {
        var oldest = StartingAt.of("TRIM_HORIZON");

        assertThat(oldest.submitted(Instant.EPOCH)).isEqualTo(oldest);
    }

    @Test
    void anythingElseIsRefusedWithWhatIsExpected() {
        assertThatThrownBy(() -> StartingAt.of("yesterday")).hasMessageContaining("TRIM_HORIZON, LATEST or a time");
    }
}
