package io.vigil.jobs.detections;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EntityMemoryTest {
    private static final long TODAY = 86_400_000L;
    private static final long LOOK = Hash.of("an event");

    private final EntityMemory entity = new EntityMemory(1, 2);

    @Test
    void whatOneDetectorLearnsLeavesKnownWhatAnotherKnows() {
        entity.addKnown(0, LOOK, TODAY);
        entity.addKnown(1, LOOK, TODAY);

        entity.change(1, "learned");

        assertThat(entity.isKnown(0, LOOK, TODAY)).isTrue();
        assertThat(entity.isKnown(1, LOOK, TODAY)).isFalse();
    }

    @Test
    void whatWasKnownIsAskedAnewAtAnotherTimeAndAfterItsMemoryIsForgotten() {
        entity.addKnown(0, LOOK, TODAY);

        assertThat(entity.isKnown(0, LOOK, TODAY + 1)).isFalse();
        entity.forget(0);
        assertThat(entity.isKnown(0, LOOK, TODAY)).isFalse();
    }

    @Test
    void aBusyEntityKnowsAHundredEventsAtOnce() {
        for (int round = 0; round < 3; round++) {
            LongStream.range(0, 100).forEach(event -> entity.addKnown(0, Hash.combine(LOOK, event), TODAY));
        }

        assertThat(LongStream.range(0, 100).filter(event -> entity.isKnown(0, Hash.combine(LOOK, event), TODAY)))
                .hasSizeGreaterThan(75);
    }
}
