package io.vigil.jobs;

import io.vigil.catalogue.Watch;
import io.vigil.events.Event;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import io.vigil.jobs.order.InOrderFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Hosts every detection that remembers an entity; each keeps its own memory of it, under its own name. */
final class WatchEntities<E extends Event> implements InOrderFunction<E, Signal> {
    /** What is new of entities. */
    static final OutputTag<Novelty> NOVELTIES = new OutputTag<>("novelties", TypeInformation.of(Novelty.class));

    private static final long serialVersionUID = 1;

    private final Entities<E> entities;
    private final Detections detections;

    private transient List<Hosted<E, ?>> watches;
    private transient Aside aside;

    WatchEntities(Entities<E> entities, Detections detections) {
        this.entities = entities;
        this.detections = detections;
    }

    @Override
    public void aside(Aside way) {
        aside = way;
    }

    @Override
    public void open(KeyedStateStore states) {
        watches = new ArrayList<>();
        for (Watch<E, ?> watch : entities.watches(detections)) {
            watches.add(Hosted.of(watch, states, this::tell));
        }
    }

    @Override
    public void follow(List<E> run, Consumer<Signal> out) throws Exception {
        for (int at = 0; at < watches.size(); at++) {
            watches.get(at).follow(run, out);
        }
    }

    @Override
    public List<String> states() {
        return watches.stream().map(Hosted::name).toList();
    }

    @Override
    public void forget(long now) throws Exception {
        for (int at = 0; at < watches.size(); at++) {
            watches.get(at).forget(now);
        }
    }

    private void tell(Novelty novelty) {
        aside.collect(NOVELTIES, novelty, novelty.time());
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }
}
