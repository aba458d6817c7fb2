package io.vigil.testkit;

import io.vigil.catalogue.UnitCase;
import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.Event;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
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
public final class Rehearsal {
    private final Cast<ApiCall> calls = new Cast<>(ApiCall::principalHash, ApiCall::time);
    private final Cast<NetworkFlow> flows = new Cast<>(NetworkFlow::entityHash, NetworkFlow::time);
    private final Cast<DnsQuery> queries = new Cast<>(DnsQuery::entityHash, DnsQuery::time);
    private final Cast<Signal> signals = new Cast<>(Signal::entityHash, Signal::time);
    private final List<CombiningDetector<?, ?>> combined = new ArrayList<>();
    private UnaryOperator<Object> keeper = UnaryOperator.identity();
    private final Cast<Novelty> novelties = new Cast<>(Novelty::accountHash, Novelty::time);

    public Rehearsal onCall(BiConsumer<ApiCall, Consumer<Signal>> detection) {
        calls.stateless.add(detection);
        return this;
    }

    public Rehearsal onFlow(BiConsumer<NetworkFlow, Consumer<Signal>> detection) {
        flows.stateless.add(detection);
        return this;
    }

    public Rehearsal onQuery(BiConsumer<DnsQuery, Consumer<Signal>> detection) {
        queries.stateless.add(detection);
        return this;
    }

    /** Each is shown the events that it observes; one that combines streams, what its feeds take of them and of all signals raised. */
    public Rehearsal detectors(List<? extends Detector<?, ?>> detectors) {
        detectors.forEach(this::add);
        return this;
    }

    @SuppressWarnings("unchecked") // a detector says itself what it observes
    private void add(Detector<?, ?> detector) {
        Class<?> observed = detector.observes();
        if (detector instanceof CombiningDetector<?, ?> combining) {
            combined.add(combining);
        } else if (observed == ApiCall.class) {
            calls.detectors.add((Detector<ApiCall, ?>) detector);
        } else if (observed == NetworkFlow.class) {
            flows.detectors.add((Detector<NetworkFlow, ?>) detector);
        } else if (observed == DnsQuery.class) {
            queries.detectors.add((Detector<DnsQuery, ?>) detector);
        } else if (observed == Signal.class) {
            signals.detectors.add((Detector<Signal, ?>) detector);
        } else if (observed == Novelty.class) {
            novelties.detectors.add((Detector<Novelty, ?>) detector);
        } else {
            throw new IllegalArgumentException(detector.id() + " observes " + observed + ", which nobody plays");
        }
    }

    /** What becomes of a memory between two events; as it is, unless a test writes and reads it. */
    public Rehearsal keeping(UnaryOperator<Object> keeper) {
        this.keeper = keeper;
        return this;
    }

    /** Everything that is raised; each time from an empty memory. */
    public List<Signal> play(PlayedCase played) {
        var emitted = new Emitted();
        calls.play(played.calls(), emitted, keeper);
        flows.play(played.flows(), emitted, keeper);
        queries.play(played.queries(), emitted, keeper);
        signals.play(played.signals(), emitted, keeper);
        List<Novelty> found = new ArrayList<>(emitted.firstSeen());
        found.sort(Comparator.comparingLong(Novelty::time));
        novelties.play(found, emitted, keeper);
        combined.forEach(detector -> combine(detector, played, emitted));
        return emitted.signals();
    }

    private <I extends CombinedInput<I>, S> void combine(
            CombiningDetector<I, S> detector, PlayedCase played, Emitted emitted) {
        List<I> inputs = new ArrayList<>();
        for (Feed<?, I> feed : detector.feeds()) {
            Stream.of(played.calls(), played.flows(), played.queries(), List.copyOf(emitted.signals()))
                    .flatMap(List::stream)
                    .forEach(event -> take(feed, event, inputs));
        }
        inputs.sort(Comparator.comparingLong((I input) -> input.time()).thenComparing(CombinedInput::compareTies));
        var cast = new Cast<I>(CombinedInput::key, CombinedInput::time);
        cast.detectors.add(detector);
        cast.play(inputs, emitted, keeper);
    }

    private static <E extends Event, I> void take(Feed<E, I> feed, Event event, List<I> inputs) {
        if (feed.events().isInstance(event)) {
            I input = feed.take().apply(feed.events().cast(event));
            if (input != null) {
                inputs.add(input);
            }
        }
    }

    /** @throws AssertionError when the case's unit does not raise just what the case expects */
    public void check(UnitCase told) {
        PlayedCase played = CasePlayer.play(told, Given.ACCOUNT);
        Set<String> raised = played.raised(play(played));
        if (!raised.equals(played.expected())) {
            throw new AssertionError(
                    told.unit() + ": " + told.name() + ": expected " + played.expected() + " but raised " + raised);
        }
    }

    /** The detections on one stream. */
    private static final class Cast<E> {
        final List<BiConsumer<E, Consumer<Signal>>> stateless = new ArrayList<>();
        final List<Detector<E, ?>> detectors = new ArrayList<>();
        final ToLongFunction<E> entity;
        final ToLongFunction<E> time;

        Cast(ToLongFunction<E> entity, ToLongFunction<E> time) {
            this.entity = entity;
            this.time = time;
        }

        void play(List<E> events, Emitter out, UnaryOperator<Object> keeper) {
            for (E event : events) {
                stateless.forEach(detection -> detection.accept(event, out::signal));
            }
            detectors.forEach(detector -> play(detector, events, out, keeper));
        }

        private <S> void play(Detector<E, S> detector, List<E> events, Emitter out, UnaryOperator<Object> keeper) {
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
                memory.put(key, new Remembered<>(kept, now));
            }
        }
    }

    private record Remembered<S>(@Nullable S state, long time) {}
}
