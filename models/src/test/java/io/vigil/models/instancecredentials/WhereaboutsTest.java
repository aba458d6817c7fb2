package io.vigil.models.instancecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.models.baseline.Written;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
    private static final long MINUTE = 60_000L;

    private static final long START = 29_000_000L * MINUTE;

    /** Whatever the order, a minute within the span is known exactly when some flow covers it. */
    @Property
    void knowsTheMinutesThatFlowsCover(@ForAll @Size(min = 1, max = 40) List<@IntRange(max = 55) Integer> starts) {
        var whereabouts = new Whereabouts();
        var covered = new BitSet();
        for (int start : starts) {
            int length = start % 7;
            whereabouts.note(flow(start, start + length));
            covered.set(start, start + length + 1);
        }

        for (int minute = 0; minute < 64; minute++) {
            long time = START + minute * MINUTE;
            assertThat(whereabouts.isCoveredBetween(time, time)).isEqualTo(covered.get(minute));
            assertThat(whereabouts.wasActiveBetween(time, time)).isEqualTo(covered.get(minute));
        }
    }

    @Test
    void forgetsAfterAnHour() {
        var whereabouts = new Whereabouts();
        whereabouts.note(flow(0, 0));
        whereabouts.note(flow(100, 100));

        assertThat(whereabouts.isCoveredBetween(START, START + 50 * MINUTE)).isFalse();
        assertThat(whereabouts.isCoveredBetween(START, START + 100 * MINUTE)).isTrue();
    }

    @Test
    void readsBackWhatItWroteAndIsSmall() {
        var whereabouts = new Whereabouts();
        whereabouts.note(flow(3, 9));
        var written = Written.of(whereabouts);

        Whereabouts read = written.read(Whereabouts.class);

        assertThat(Written.of(Written.copy(read)).bytes())
                .isEqualTo(written.bytes())
                .hasSize(33);
    }

    private static InstanceActivity flow(int from, int to) {
        return new InstanceActivity(START + from * MINUTE, START + to * MINUTE + 59_000, 1, true, false);
    }

    /** The verdict of {@link Alibi} on a call rests on the twelve minutes before it and the five after. */
    @Property(seed = "20260105", tries = 500)
    void noHistoryHidesThatTheInstanceIsSilent(
            @ForAll @Size(max = 80) List<@IntRange(min = 13, max = 20_000) Integer> minutesBefore,
            @ForAll boolean spoke,
            @ForAll boolean skipped) {
        var known = new Whereabouts();
        for (int before : minutesBefore) {
            known.note(activity(-before, spoke, skipped));
        }
        for (int minute = -12; minute <= 5; minute++) {
            known.note(activity(minute, false, false));
        }

        assertThat(known.isCoveredBetween(START - 12 * MINUTE, START - 2 * MINUTE))
                .isTrue();
        assertThat(known.isCoveredBetween(START + 2 * MINUTE, START + 5 * MINUTE))
                .isTrue();
        assertThat(known.wasActiveBetween(START - 2 * MINUTE, START + 2 * MINUTE))
                .isFalse();
        assertThat(known.skippedBetween(START - 12 * MINUTE, START + 5 * MINUTE))
                .isFalse();
    }

    private static InstanceActivity activity(int minute, boolean withAws, boolean skipped) {
        long time = START + minute * MINUTE;
        return new InstanceActivity(time, time + MINUTE - 1, 1, withAws, skipped);
    }
}
