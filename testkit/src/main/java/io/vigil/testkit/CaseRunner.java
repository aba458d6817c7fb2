package io.vigil.testkit;

import io.vigil.catalogue.UnitCase;
import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.events.Event;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.RootSignal;
import io.vigil.events.signals.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays cases to detections in plain Java: what the operators do, without them, in milliseconds. */
public final class CaseRunner {
    private final List<Stateless<?>> stateless = new ArrayList<>();
    private final List<Detector<? extends Event, ?>> detectors = new ArrayList<>();
    private final List<CombiningDetector<?, ?>> combining = new ArrayList<>();
    private final List<Detector<RootSignal, ?>> ofRoots = new ArrayList<>();
    private UnaryOperator<Object> keeper = UnaryOperator.identity();

    /** Asks each event of this kind what needs no memory. */
    public <E extends Event> CaseRunner judging(Class<E> events, BiConsumer<E, Consumer<Signal>> judge) {
        stateless.add(new Stateless<>(events, judge));
        return this;
    }

    /** Each is shown the events that it observes; one that combines streams, what its feeds take of them and of all signals raised. */
    @SuppressWarnings("unchecked") // whoever observes no event combines inputs
    public CaseRunner detectors(List<? extends Detector<?, ?>> more) {
        for (Detector<?, ?> detector : more) {
            if (detector instanceof CombiningDetector<?, ?> combined) {
                combining.add(combined);
            } else if (detector.observes() == RootSignal.class) {
                ofRoots.add((Detector<RootSignal, ?>) detector);
            } else {
                detectors.add((Detector<? extends Event, ?>) detector);
            }
        }
        return this;
    }

    /** What becomes of a memory between two events; as it is, unless a test writes and reads it. */
    public CaseRunner keeping(UnaryOperator<Object> between) {
        keeper = between;
        return this;
    }

    /** Everything that is raised; each time from an empty memory. */
    public List<Signal> play(PlayedCase played) {
        var emitted = new Emitted();
        stateless.forEach(detection -> detection.play(played, emitted));
        detectors.forEach(detector -> show(detector, played, emitted));
        List<FirstSeen> found = new ArrayList<>(emitted.firstSeen());
        found.sort(Comparator.comparingLong(FirstSeen::time));
        var ofAccounts = new PlayedCase(played.unitCase(), played.account(), List.copyOf(found));
        detectors.forEach(detector -> show(detector, ofAccounts, emitted));
        combining.forEach(detector -> combine(detector, played, emitted));
        ofRoots.forEach(detector -> trace(detector, played, emitted));
        return emitted.signals();
    }

    private <E extends Event, S> void show(Detector<E, S> detector, PlayedCase played, Emitted emitted) {
        follow(detector, played.events(detector.observes()), Event::entityHash, Event::time, emitted);
    }

    private <I extends CombinedInput<I>, S> void combine(
            CombiningDetector<I, S> detector, PlayedCase played, Emitted emitted) {
        List<I> inputs = new ArrayList<>();
        List<Feed<?, I>> feeds = detector.feeds();
        played.events().forEach(event -> feeds.forEach(feed -> take(feed, event, inputs)));
        List.copyOf(emitted.signals()).forEach(signal -> feeds.forEach(feed -> take(feed, signal, inputs)));
        inputs.sort(Comparator.comparingLong((I input) -> input.time()).thenComparing(CombinedInput::compareTies));
        follow(detector, inputs, CombinedInput::key, CombinedInput::time, emitted);
    }

    private <S> void trace(Detector<RootSignal, S> detector, PlayedCase played, Emitted emitted) {
        List<RootSignal> roots = Stream.concat(
                        played.events(Signal.class).stream(), List.copyOf(emitted.signals()).stream())
                .sorted(Comparator.comparingLong(Signal::time))
                .map(RootSignal::new)
                .toList();
        follow(detector, roots, RootSignal::key, root -> root.signal().time(), emitted);
    }

    private static <E extends Event, I> void take(Feed<E, I> feed, Event event, List<I> inputs) {
        if (feed.events().isInstance(event)) {
            I input = feed.of(feed.events().cast(event));
            if (input != null) {
                inputs.add(input);
            }
        }
    }

    private <E, S> void follow(
            Detector<E, S> detector, List<E> events, ToLongFunction<E> entity, ToLongFunction<E> time, Emitter out) {
        Map<Long, Remembered<S>> memory = new HashMap<>();
        for (E event : events) {
            if (!detector.concerns(event)) {
                continue;
            }
            long key = entity.applyAsLong(event);
            long now = time.applyAsLong(event);
            Remembered<S> last = memory.get(key);
            boolean forgotten =
                    last == null || now - last.time > detector.forgetAfter().toMillis();
            S state = detector.observe(forgotten ? null : last.state, event, out);
            S kept = state == null ? null : detector.memory().cast(keeper.apply(state));
            memory.put(key, new Remembered<>(kept, last == null ? now : Math.max(now, last.time)));
        }
    }

    /** @throws AssertionError when the case's unit does not raise just what the case expects */
    public void check(UnitCase unitCase) {
        PlayedCase played = CasePlayer.play(unitCase, Given.ACCOUNT);
        Set<String> raised = played.raised(play(played));
        if (!raised.equals(played.expected())) {
            throw new AssertionError(unitCase.unit() + ": " + unitCase.name() + ": expected " + played.expected()
                    + " but raised " + raised);
        }
    }

    private record Stateless<E extends Event>(Class<E> events, BiConsumer<E, Consumer<Signal>> judge) {
        void play(PlayedCase played, Emitter out) {
            played.events(events).forEach(event -> judge.accept(event, out::signal));
        }
    }

    private record Remembered<S>(@Nullable S state, long time) {}
}
