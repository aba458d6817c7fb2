package io.vigil.jobs;

import io.vigil.catalogue.Watch;
import io.vigil.events.Event;
import io.vigil.events.Signal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** A detection and where its memories are kept. */
final class Hosted<E extends Event, S> {
    private final Watch<E, S> watch;
    private final ValueState<S> memories;
    private final long forgetAfter;

    private Hosted(Watch<E, S> watch, KeyedStateStore states) {
        this.watch = watch;
        this.forgetAfter = watch.forgetAfter().toMillis();
        this.memories = KeyedStates.value(states, watch.id(), TypeInformation.of(watch.memory()), watch.forgetAfter());
    }

    static <E extends Event, S> Hosted<E, S> of(Watch<E, S> watch, KeyedStateStore states) {
        return new Hosted<>(watch, states);
    }

    /**
     * Shows the detection what concerns it. Its memory is fetched and put back once, and not at all for a run that does not concern it.
     *
     * @param lastSeen epoch milliseconds of the entity's latest event before this run
     */
    void follow(List<E> run, long lastSeen, Consumer<Signal> out) throws Exception {
        int first = firstThatConcerns(run);
        if (first == run.size()) {
            return;
        }
        S before = memories.value();
        S memory = before;
        long seen = lastSeen;
        for (int at = 0; at < run.size(); at++) {
            E event = run.get(at);
            if (event.time() - seen > forgetAfter) {
                memory = null;
            }
            seen = Math.max(seen, event.time());
            if (at == first || at > first && watch.concerns(event)) {
                memory = watch.observe(memory, event, out);
            }
        }
        if (memory != null) {
            memories.update(memory);
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
