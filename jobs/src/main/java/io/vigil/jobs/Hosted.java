package io.vigil.jobs;

import io.vigil.catalogue.Teller;
import io.vigil.catalogue.Watch;
import io.vigil.events.Event;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/** A detection and where its memories are kept. */
final class Hosted<E extends Event, S> {
    private final Watch<E, S> watch;
    /** With the epoch milliseconds of the latest event that it is of. */
    private final ValueState<Tuple2<Long, S>> memories;

    private final long forgetAfter;
    private final Consumer<Novelty> account;

    private Hosted(Watch<E, S> watch, KeyedStateStore states, Consumer<Novelty> account) {
        this.watch = watch;
        this.account = account;
        this.forgetAfter = watch.forgetAfter().toMillis();
        this.memories = KeyedStates.value(
                states, watch.id(), Types.TUPLE(Types.LONG, TypeInformation.of(watch.memory())), watch.forgetAfter());
    }

    static <E extends Event, S> Hosted<E, S> of(Watch<E, S> watch, KeyedStateStore states, Consumer<Novelty> account) {
        return new Hosted<>(watch, states, account);
    }

    /** Name of the state. */
    String name() {
        return watch.id();
    }

    /**
     * Clears what {@link #follow} would forget whatever comes, unless it is late by more than {@link KeyedStates#LAG}.
     *
     * @param now epoch milliseconds that event time has come to
     */
    void forget(long now) throws Exception {
        Tuple2<Long, S> known = memories.value();
        if (known != null && now - known.f0 > forgetAfter + KeyedStates.LAG.toMillis()) {
            memories.clear();
        }
    }

    /** Shows the detection what concerns it. Its memory is fetched and put back once, and not at all for a run that does not concern it. */
    void follow(List<E> run, Consumer<Signal> out) throws Exception {
        int first = firstThatConcerns(run);
        if (first == run.size()) {
            return;
        }
        Tuple2<Long, S> before = memories.value();
        S memory = before == null ? null : before.f1;
        long seen = before == null ? run.get(first).time() : before.f0;
        for (int at = first; at < run.size(); at++) {
            E event = run.get(at);
            if (at > first && !watch.concerns(event)) {
                continue;
            }
            boolean forgotten = event.time() - seen > forgetAfter;
            memory = observe(forgotten ? null : memory, event, out);
            seen = Math.max(seen, event.time());
        }
        keep(before, memory, seen);
    }

    private @Nullable S observe(@Nullable S memory, E event, Consumer<Signal> out) {
        return watch instanceof Teller<E, S> teller
                ? teller.observe(memory, event, out, account)
                : watch.observe(memory, event, out);
    }

    private void keep(@Nullable Tuple2<Long, S> before, @Nullable S memory, long seen) throws Exception {
        if (memory != null) {
            memories.update(Tuple2.of(seen, memory));
        } else if (before != null) {
            memories.clear();
        }
    }

    private int firstThatConcerns(List<E> run) {
        int at = 0;
        while (at < run.size() && !watch.concerns(run.get(at))) {
            at++;
        }
        return at;
    }
}
