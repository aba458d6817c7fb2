package io.vigil.jobs.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.ApiCall;
import io.vigil.jobs.detections.Detections;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a detector declares known is passed over: with and without that, it must emit the same, whatever has happened. */
class KnownEventsTest {
    private static final int TRIES = 12;
    private static final List<Detector<ApiCall, ?>> DETECTORS =
            Detections.shipped().compileModels().detectors(ApiCall.class);

    @Property(tries = TRIES, seed = "20260105", shrinking = ShrinkingMode.OFF)
    void passingOverWhatIsKnownChangesNothing(@ForAll long seed) {
        List<ApiCall> calls = new RandomCalls(seed).any();
        var softly = new SoftAssertions();
        for (Detector<ApiCall, ?> detector : DETECTORS) {
            List<String> plain = new Replay(new Blind<>(detector), seed).of(calls);
            softly.assertThat(new Replay(detector, seed).of(calls))
                    .as(detector.id())
                    .isEqualTo(plain);
        }
        softly.assertAll();
    }

    /** So the property can fail. */
    @Test
    void aFingerprintThatLeavesSomethingOutIsFound() {
        for (Detector<ApiCall, ?> detector : DETECTORS) {
            if (declares(detector)) {
                assertThat(LongStream.range(0, TRIES))
                        .as(detector.id())
                        .anyMatch(seed -> isFound(new Careless<>(detector), detector, seed));
            }
        }
    }

    private static boolean isFound(Detector<ApiCall, ?> careless, Detector<ApiCall, ?> detector, long seed) {
        List<ApiCall> calls = new RandomCalls(seed).any();
        return !new Replay(careless, seed).of(calls).equals(new Replay(detector, seed).of(calls));
    }

    private static boolean declares(Detector<ApiCall, ?> detector) {
        return new RandomCalls(0).any().stream().anyMatch(call -> detector.fingerprint(call) != 0);
    }

    @Test
    void mostCallsOfQuietWeeksAreKnown() {
        List<ApiCall> calls = new RandomCalls(3).quiet();
        for (Detector<ApiCall, ?> detector : DETECTORS) {
            if (declares(detector)) {
                var counted = new Counted<>(detector);
                new Replay(counted, 3).of(calls);
                long concerned = calls.stream().filter(detector::concerns).count();
                assertThat(counted.observed()).as(detector.id()).isLessThan((int) concerned * 2 / 3);
            }
        }
    }

    /** A detector that is shown everything. */
    private static class Blind<S> implements Detector<ApiCall, S> {
        final Detector<ApiCall, S> detector;

        Blind(Detector<ApiCall, S> detector) {
            this.detector = detector;
        }

        @Override
        public String id() {
            return detector.id();
        }

        @Override
        public Class<ApiCall> observes() {
            return detector.observes();
        }

        @Override
        public Class<S> memory() {
            return detector.memory();
        }

        @Override
        public Duration forgetAfter() {
            return detector.forgetAfter();
        }

        @Override
        public boolean concerns(ApiCall call) {
            return detector.concerns(call);
        }

        @Override
        public @Nullable S observe(@Nullable S memory, ApiCall call, Emitter out) {
            return detector.observe(memory, call, out);
        }
    }

    /** Takes calls of one API for alike. */
    private static final class Careless<S> extends Blind<S> {
        Careless(Detector<ApiCall, S> detector) {
            super(detector);
        }

        @Override
        public long fingerprint(ApiCall call) {
            return call.apiHash();
        }

        @Override
        public boolean isKnown(S memory, ApiCall call) {
            return detector.isKnown(memory, call);
        }
    }

    private static final class Counted<S> extends Blind<S> {
        private int observed;

        Counted(Detector<ApiCall, S> detector) {
            super(detector);
        }

        int observed() {
            return observed;
        }

        @Override
        public long fingerprint(ApiCall call) {
            return detector.fingerprint(call);
        }

        @Override
        public boolean isKnown(S memory, ApiCall call) {
            return detector.isKnown(memory, call);
        }

        @Override
        public @Nullable S observe(@Nullable S memory, ApiCall call, Emitter out) {
            observed++;
            return super.observe(memory, call, out);
        }
    }
}
