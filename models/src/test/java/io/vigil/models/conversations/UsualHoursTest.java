package io.vigil.models.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class UsualHoursTest {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    @Test
    void whatUsuallyWentOutByNowAndDidNotTodayIsMissing() {
        var hours = new UsualHours();
        for (int day = 0; day < 30; day++) {
            hours.add(1e9, day * DAY + 2 * HOUR);
            hours.learn(1e9);
        }

        hours.add(1e3, 30 * DAY + HOUR);
        assertThat(hours.missing(0)).isZero();
        hours.add(1e3, 30 * DAY + 2 * HOUR);
        assertThat(hours.missing(0)).isBetween(0.95e9, 1e9);
        hours.add(1e9, 30 * DAY + 2 * HOUR);
        assertThat(hours.missing(0)).isZero();
        assertThat(hours.missing(1e9)).isBetween(0.95e9, 1e9);
    }

    /** Or a restore would change a verdict. */
    @Test
    void whoWasWrittenAndReadGoesOnAsIfItHadNotBeen() throws IOException {
        var dice = new Random(1);
        var kept = new UsualHours();
        var read = new UsualHours();
        for (long upload = 0; upload < 500; upload++) {
            double bytes = 1e6 * Math.exp(dice.nextGaussian());
            kept.add(bytes, upload * 2 * HOUR);
            kept.learn(bytes);
            read.add(bytes, upload * 2 * HOUR);
            read.learn(bytes);
            read = readBack(read);
            assertThat(read.missing(0)).isEqualTo(kept.missing(0));
        }
    }

    private static UsualHours readBack(UsualHours hours) throws IOException {
        var out = new DataOutputSerializer(64);
        hours.write(out);
        return UsualHours.read(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
