package io.vigil.connectors.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Lateness 30 s, delivery 15 min, idle after 10 s. */
class SourceProgressTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final SourceProgress source =
            new SourceProgress(new Waiting(Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofSeconds(10)));

    SourceProgressTest() {
        source.found(0, at(0));
    }

    @Test
    void aSilentTrailEndsTheWaitOfItsLastEventByTheClock() {
        bring(0, 0, 0);
        long later = 16 * 60;
        emptyRead(0, later);

        assertThat(source.step(at(later))).isEqualTo(new SourceProgress.Step(at(60) - 1, true));
    }

    @Test
    void anEventThatCameBeforeTheLongestDeliveryIsNeverLate() {
        emptyRead(0, 1000);

        assertThat(source.step(at(1000)).watermark()).isLessThan(at(1000 - 15 * 60));
    }

    @Test
    void anEventMovesTheWatermarkWithoutTheClock() {
        bring(0, 600, 601);

        assertThat(source.step(at(601))).isEqualTo(new SourceProgress.Step(at(570) - 1, false));
    }

    @Test
    void theWatermarkOfAShardNeverGoesBack() {
        bring(0, 600, 601);
        bring(0, 300, 602);

        assertThat(source.step(at(602)).watermark()).isEqualTo(at(570) - 1);
    }

    @Test
    void aShardThatWasNeverReadHoldsAllBackForAsLongAsThatTakes() {
        source.found(1, at(0));
        bring(0, 0, 0);
        emptyRead(0, 100_000);

        assertThat(source.step(at(100_000))).isEqualTo(new SourceProgress.Step(ShardProgress.UNKNOWN, false));
    }

    @Test
    void aShardWithABacklogIsNotTakenForQuietWhenReadsFail() {
        bring(0, 0, 0);

        assertThat(source.step(at(100_000))).isEqualTo(new SourceProgress.Step(at(-30) - 1, false));
    }

    @Test
    void aQuietShardThatCanNoLongerBeReadHoldsTheOthersAgain() {
        emptyRead(0, 1000);
        assertThat(source.step(at(1000)).idle()).isTrue();

        assertThat(source.step(at(1100))).isEqualTo(new SourceProgress.Step(at(1000 - 900) - 1, false));
    }

    @Test
    void aQuietShardHoldsNobodyUp() {
        source.found(1, at(0));
        emptyRead(1, 20);
        bring(0, 20, 20);

        assertThat(source.step(at(20))).isEqualTo(new SourceProgress.Step(at(-10) - 1, false));
    }

    @Test
    void aShardIsNotQuietBeforeItWasSilentForAWhile() {
        source.found(1, at(0));
        bring(0, 20, 20);
        bring(1, 14, 15);
        emptyRead(1, 20);

        assertThat(source.step(at(20)).watermark()).isEqualTo(at(-16) - 1);
    }

    @Test
    void aLogWithoutAnyEventFollowsTheClockAndIsIdle() {
        emptyRead(0, 1000);

        assertThat(source.step(at(1000))).isEqualTo(new SourceProgress.Step(at(100) - 1, true));
    }

    @Test
    void aRecordDatedAheadMovesTheWatermarkToItsArrivalOnly() {
        bring(0, 20 * 3600, 600);

        assertThat(source.step(at(600)).watermark()).isEqualTo(at(570) - 1);
    }

    @Test
    void aClosedShardThatWasReadWholeHoldsNobodyUp() {
        source.found(1, at(0));
        bring(1, 0, 0);
        bring(0, 600, 600);

        source.shard(1).end();

        assertThat(source.step(at(600)).watermark()).isEqualTo(at(570) - 1);
    }

    @Test
    void aSubtaskWithoutShardsIsIdleAndSaysNothing() {
        source.shard(0).end();

        assertThat(source.step(at(600))).isEqualTo(new SourceProgress.Step(ShardProgress.UNKNOWN, true));
    }

    @Test
    void aShardFarAheadOfTheSlowestIsNotReadFurther() {
        source.found(1, at(0));
        bring(0, 0, 0);
        bring(1, 61, 70);

        assertThat(source.isAhead(source.shard(1), at(70))).isTrue();
        assertThat(source.isAhead(source.shard(0), at(70))).isFalse();

        bring(0, 1, 71);

        assertThat(source.isAhead(source.shard(1), at(71))).isFalse();
    }

    @Test
    void norIsOneThatIsAheadOfAnotherSubtask() {
        bring(0, 600, 600);
        source.alignWith(at(0));

        assertThat(source.isAhead(source.shard(0), at(600))).isTrue();
    }

    @Test
    void nobodyWaitsForShardsThatAreReadNoMore() {
        bring(0, 600, 600);
        source.alignWith(at(0));

        source.stop();

        assertThat(source.isAhead(source.shard(0), at(600))).isFalse();
    }

    @Test
    void aShardWithoutEventsIsWaitedForUntilItWasReadToItsEnd() {
        source.found(1, at(0));
        bring(0, 20, 20);
        assertThat(source.isAhead(source.shard(0), at(20))).isTrue();

        emptyRead(1, 21);

        assertThat(source.isAhead(source.shard(0), at(21))).isFalse();
    }

    private void bring(int shard, long time, long now) {
        source.shard(shard).brought(at(time), at(now), at(now));
    }

    private void emptyRead(int shard, long asked) {
        source.shard(shard).foundNothing(at(asked));
    }

    private static long at(long seconds) {
        return START.plusSeconds(seconds).toEpochMilli();
    }
}
