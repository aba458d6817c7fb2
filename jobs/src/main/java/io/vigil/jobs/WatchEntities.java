package io.vigil.jobs;

import io.vigil.catalogue.Watch;
import io.vigil.events.Event;
import io.vigil.events.Signal;
import io.vigil.jobs.order.InOrderFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;

/** Hosts every detection that remembers an entity of a log; each keeps its own memory of it, under its own name. */
final class WatchEntities<E extends Event> implements InOrderFunction<E, Signal> {
    private static final long serialVersionUID = 1;

    private final LogType<E> log;
    private final Detections detections;

    private transient List<Hosted<E, ?>> watches;

    WatchEntities(LogType<E> log, Detections detections) {
        this.log = log;
        this.detections = detections;
    }

    @Override
    public void open(KeyedStateStore states) {
        watches = new ArrayList<>();
        for (Watch<E, ?> watch : log.watches(detections)) {
            watches.add(Hosted.of(watch, states));
        }
    }

    @Override
    public void follow(List<E> run, Consumer<Signal> out) throws Exception {
        for (int at = 0; at < watches.size(); at++) {
            watches.get(at).follow(run, out);
        }
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }
}
