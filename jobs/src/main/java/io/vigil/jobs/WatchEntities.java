package io.vigil.jobs;

import io.vigil.catalogue.Watch;
import io.vigil.events.Event;
import io.vigil.events.Signal;
import io.vigil.jobs.order.InOrderFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;

/** Hosts every detection that remembers an entity of a log; each keeps its own memory of it, under its own name. */
final class WatchEntities<E extends Event> implements InOrderFunction<E, Signal> {
    private static final long serialVersionUID = 1;

    private final LogType<E> log;
    private final Detections detections;

    private transient List<Hosted<E, ?>> watches;
    private transient ValueState<Long> lastSeen;

    WatchEntities(LogType<E> log, Detections detections) {
        this.log = log;
        this.detections = detections;
    }

    @Override
    public void open(KeyedStateStore states) {
        watches = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (Watch<E, ?> watch : log.watches(detections.compileRules(), detections.compileModels())) {
            watches.add(Hosted.of(watch, states));
            longest = longest.compareTo(watch.forgetAfter()) < 0 ? watch.forgetAfter() : longest;
        }
        lastSeen = KeyedStates.value(states, "last-seen", Types.LONG, longest);
    }

    @Override
    public void follow(List<E> run, Consumer<Signal> out) throws Exception {
        Long before = lastSeen.value();
        long seen = before == null ? run.get(0).time() : before;
        for (int at = 0; at < watches.size(); at++) {
            watches.get(at).follow(run, seen, out);
        }
        lastSeen.update(Math.max(seen, run.get(run.size() - 1).time()));
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }
}
