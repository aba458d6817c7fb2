package io.vigil.testkit;

import io.vigil.catalogue.Teller;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.Watch;
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
import org.jspecify.annotations.Nullable;

/** Plays cases to detections in plain Java: what the operators do, without them, in milliseconds. */
public final class Rehearsal {
    private final Cast<ApiCall> calls = new Cast<>(ApiCall::principalHash);
    private final Cast<NetworkFlow> flows = new Cast<>(NetworkFlow::entityHash);
    private final Cast<DnsQuery> queries = new Cast<>(DnsQuery::entityHash);
    private final Cast<Signal> signals = new Cast<>(Signal::entityHash);
    private final Cast<Novelty> novelties = new Cast<>(Novelty::accountHash);

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

    public Rehearsal callWatches(List<? extends Watch<ApiCall, ?>> watches) {
        calls.watches.addAll(watches);
        return this;
    }

    public Rehearsal flowWatches(List<? extends Watch<NetworkFlow, ?>> watches) {
        flows.watches.addAll(watches);
        return this;
    }

    public Rehearsal queryWatches(List<? extends Watch<DnsQuery, ?>> watches) {
        queries.watches.addAll(watches);
        return this;
    }

    public Rehearsal signalWatches(List<? extends Watch<Signal, ?>> watches) {
        signals.watches.addAll(watches);
        return this;
    }

    public Rehearsal accountWatches(List<? extends Watch<Novelty, ?>> watches) {
        novelties.watches.addAll(watches);
        return this;
    }

    /** Everything that is raised; each time from an empty memory. */
    public List<Signal> play(PlayedCase played) {
        List<Signal> raised = new ArrayList<>();
        List<Novelty> told = new ArrayList<>();
        calls.play(played.calls(), raised::add, told::add);
        flows.play(played.flows(), raised::add, told::add);
        queries.play(played.queries(), raised::add, told::add);
        signals.play(played.signals(), raised::add, told::add);
        told.sort(Comparator.comparingLong(Novelty::time));
        novelties.play(told, raised::add, untold -> {});
        return raised;
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

    /** The detections on one kind of event. */
    private static final class Cast<E extends Event> {
        final List<BiConsumer<E, Consumer<Signal>>> stateless = new ArrayList<>();
        final List<Watch<E, ?>> watches = new ArrayList<>();
        final ToLongFunction<E> entity;

        Cast(ToLongFunction<E> entity) {
            this.entity = entity;
        }

        void play(List<E> events, Consumer<Signal> out, Consumer<Novelty> account) {
            for (E event : events) {
                stateless.forEach(detection -> detection.accept(event, out));
            }
            watches.forEach(watch -> play(watch, events, out, account));
        }

        private <S> void play(Watch<E, S> watch, List<E> events, Consumer<Signal> out, Consumer<Novelty> account) {
            Map<Long, Remembered<S>> memory = new HashMap<>();
            for (E event : events) {
                if (!watch.concerns(event)) {
                    continue;
                }
                long key = entity.applyAsLong(event);
                Remembered<S> last = memory.get(key);
                boolean forgotten = last == null
                        || event.time() - last.time > watch.forgetAfter().toMillis();
                S state = forgotten ? null : last.state;
                memory.put(
                        key,
                        new Remembered<>(
                                watch instanceof Teller<E, S> teller
                                        ? teller.observe(state, event, out, account)
                                        : watch.observe(state, event, out),
                                Math.max(event.time(), last == null ? 0 : last.time)));
            }
        }
    }

    private record Remembered<S>(@Nullable S state, long time) {}
}
