package io.vigil.jobs.detections;

import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Detector;
import io.vigil.detection.Feed;
import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What one detector that combines streams is shown, keyed as it wants it. */
public record CombinedInputs<I extends CombinedInput<I>>(String unit, Class<I> inputs) implements Entities<I> {
    public static <I extends CombinedInput<I>> CombinedInputs<I> of(CombiningDetector<I, ?> detector) {
        return new CombinedInputs<>(detector.id(), detector.observes());
    }

    public TypeInformation<I> type() {
        return TypeInformation.of(inputs);
    }

    /** Where inputs leave the operator that reads a log. */
    public OutputTag<I> tag() {
        return new OutputTag<>("inputs of " + unit, type());
    }

    /** What the detector takes of signals; called once for each task. */
    public static <I extends CombinedInput<I>> Consumer<Signal> take(
            CombiningDetector<I, ?> detector, Consumer<I> out) {
        List<Feed<?, I>> feeds = detector.feeds().stream()
                .filter(feed -> feed.events() == Signal.class)
                .toList();
        return signal -> feeds.forEach(feed -> take(feed, signal, out));
    }

    private static <E extends Event, I> void take(Feed<E, I> feed, Event event, Consumer<I> out) {
        I input = feed.of(feed.events().cast(event));
        if (input != null) {
            out.accept(input);
        }
    }

    @Override
    public long key(I input) {
        return input.key();
    }

    @Override
    public long time(I input) {
        return input.time();
    }

    /** Some are to wait for what other streams will show. */
    @Override
    public boolean looksAhead() {
        return true;
    }

    @Override
    public int compareTies(I one, I other) {
        return one.compareTies(other);
    }

    @Override
    public List<Detector<I, ?>> detectors(Detections detections) {
        return detections.compileModels().detectors(inputs);
    }
}
