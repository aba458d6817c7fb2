package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.FirstSeen;
import io.vigil.events.Signal;
import io.vigil.flink.order.OrderedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Hosts every detector of one stream; each keeps its own memory of each entity, under its own name. */
public final class RunDetectors<E> implements OrderedFunction<E, Signal> {
    /** What is new of entities. */
    public static final OutputTag<FirstSeen> NOVELTIES =
            new OutputTag<>("novelties", TypeInformation.of(FirstSeen.class));

    private static final long serialVersionUID = 1;

    private final Entities<E> entities;
    private final Detections detections;

    private transient List<DetectorState<E, ?>> detectors;
    private transient Aside aside;

    public RunDetectors(Entities<E> entities, Detections detections) {
        this.entities = entities;
        this.detections = detections;
    }

    @Override
    public void aside(Aside way) {
        aside = way;
    }

    @Override
    public void open(KeyedStateStore states) {
        detectors = new ArrayList<>();
        for (Detector<E, ?> detector : entities.detectors(detections)) {
            detectors.add(DetectorState.of(detector, entities, states));
        }
    }

    @Override
    public void follow(List<E> run, Consumer<Signal> out) throws Exception {
        var emitter = Emitter.of(out, this::firstSeen);
        for (int at = 0; at < detectors.size(); at++) {
            detectors.get(at).follow(run, emitter);
        }
    }

    @Override
    public List<String> states() {
        return detectors.stream().map(DetectorState::name).toList();
    }

    @Override
    public void forget(long now) throws Exception {
        for (int at = 0; at < detectors.size(); at++) {
            detectors.get(at).forget(now);
        }
    }

    private void firstSeen(FirstSeen novelty) {
        aside.collect(NOVELTIES, novelty, novelty.time());
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }
}
