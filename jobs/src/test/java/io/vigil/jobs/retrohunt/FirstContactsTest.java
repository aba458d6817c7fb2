package io.vigil.jobs.retrohunt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FirstContactsTest {
    private static final long DAY = 86_400_000;
    private static final long REMOTE = Hash.of("198.51.100.7");

    private final FirstContacts meetings = new FirstContacts();

    @Test
    void ofTheMeetingsOfADayTheFirstIsTold() {
        assertThat(meetings.isFirst(1, REMOTE, DAY)).isTrue();
        assertThat(meetings.isFirst(1, REMOTE, 2 * DAY - 1)).isFalse();
        assertThat(meetings.isFirst(1, REMOTE, 2 * DAY)).isTrue();
    }

    @Test
    void whomEverybodyMeetsIsRememberedByTheFirstOfThemOnly() {
        long unitCase = LongStream.range(0, 1000)
                .filter(entity -> meetings.isFirst(entity, REMOTE, 0))
                .count();

        assertThat(unitCase).isEqualTo(FirstContacts.COMPANY);
    }

    @Test
    void whoMeetsManyMeetsEachOfThemFirst() {
        long unitCase = LongStream.range(0, 1000)
                .filter(remote -> meetings.isFirst(1, Hash.combine(remote, 1), 0))
                .count();

        assertThat(unitCase).isEqualTo(1000);
    }
}
