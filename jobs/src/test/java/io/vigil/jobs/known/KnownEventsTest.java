package io.vigil.jobs.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Detector;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.logs.LogEvent;
import io.vigil.jobs.detections.Detections;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What a detector declares known is passed over: with and without that, it must emit the same, whatever has happened. */
class KnownEventsTest {
    private static final int TRIES = 12;
    private static final List<Detector<ApiCall, ?>> OF_CALLS =
            Detections.shipped().compileModels().detectors(ApiCall.class);
    private static final List<Detector<DnsQuery, ?>> OF_QUERIES =
            Detections.shipped().compileModels().detectors(DnsQuery.class);

    @Property(tries = TRIES, seed = "20260105", shrinking = ShrinkingMode.OFF)
    void passingOverWhatIsKnownOfCallsChangesNothing(@ForAll long seed) {
        passingOverChangesNothing(OF_CALLS, new RandomCalls(seed).any(), seed);
    }

    @Property(tries = TRIES, seed = "20260105", shrinking = ShrinkingMode.OFF)
    void passingOverWhatIsKnownOfQueriesChangesNothing(@ForAll long seed) {
        passingOverChangesNothing(OF_QUERIES, new RandomQueries(seed).any(), seed);
    }

    private static <E extends LogEvent> void passingOverChangesNothing(
            List<Detector<E, ?>> detectors, List<E> events, long seed) {
        var softly = new SoftAssertions();
        for (Detector<E, ?> detector : detectors) {
            List<String> plain = new Replay<>(Shown.everything(detector), seed).of(events);
            softly.assertThat(new Replay<>(detector, seed).of(events))
                    .as(detector.id())
                    .isEqualTo(plain);
        }
        softly.assertAll();
    }

    /** So the property can fail. */
    @Test
    void aFingerprintThatLeavesSomethingOutOfCallsIsFound() {
        leavingSomethingOutIsFound(OF_CALLS, seed -> new RandomCalls(seed).any(), ApiCall::apiHash);
    }

    @Test
    void aFingerprintThatLeavesSomethingOutOfQueriesIsFound() {
        leavingSomethingOutIsFound(OF_QUERIES, seed -> new RandomQueries(seed).any(), query -> 1);
    }

    private static <E extends LogEvent> void leavingSomethingOutIsFound(
            List<Detector<E, ?>> detectors, LongFunction<List<E>> histories, ToLongFunction<E> alike) {
        for (Detector<E, ?> detector : detectors) {
            if (declares(detector, histories.apply(0))) {
                assertThat(LongStream.range(0, TRIES)).as(detector.id()).anyMatch(seed -> {
                    List<E> events = histories.apply(seed);
                    List<String> careless = new Replay<>(Shown.taking(detector, alike), seed).of(events);
                    return !careless.equals(new Replay<>(detector, seed).of(events));
                });
            }
        }
    }

    private static <E extends LogEvent> boolean declares(Detector<E, ?> detector, List<E> events) {
        return events.stream().filter(detector::concerns).anyMatch(event -> detector.fingerprint(event) != 0);
    }

    @Test
    void mostCallsOfQuietWeeksAreKnown() {
        mostAreKnown(OF_CALLS, new RandomCalls(3).quiet());
    }

    @Test
    void mostQueriesOfQuietWeeksAreKnown() {
        mostAreKnown(OF_QUERIES, new RandomQueries(3).quiet());
    }

    private static <E extends LogEvent> void mostAreKnown(List<Detector<E, ?>> detectors, List<E> events) {
        for (Detector<E, ?> detector : detectors) {
            if (declares(detector, events)) {
                var counted = Shown.counted(detector);
                new Replay<>(counted, 3).of(events);
                long concerned = events.stream().filter(detector::concerns).count();
                assertThat(counted.observed()).as(detector.id()).isLessThan((int) concerned * 2 / 3);
            }
        }
    }
}
