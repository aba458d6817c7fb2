package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.flink.cache.BoundedCache;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.OrderedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * Hosts every detector of one stream; each has its own memory of each entity. Signals on the {@linkplain SignalRoutes#DIRECT
 * direct} route are the results, all others leave aside. The memories of busy entities stay decoded in
 * front of the state, to which they go before each snapshot, and when others take their place.
 */
public final class RunDetectors<E> implements OrderedFunction<E, Signal> {
    /** What is new of entities. */
    public static final OutputTag<FirstSeen> NOVELTIES =
            new OutputTag<>("novelties", TypeInformation.of(FirstSeen.class));

    private static final long serialVersionUID = 1;

    private final Entities<E> entities;
    private final Detections detections;
    private final SignalRoutes routes;
    private final CacheLimit limit;

    private transient CurrentDetections current;
    private transient long version;
    private transient List<PlacedDetector<E, ?>> detectors;
    private transient EntityStore store;
    private transient BoundedCache<EntityMemory> cache;
    private transient Host host;
    private transient UnitMetrics metrics;
    /** Takes the results of the run that is being followed. */
    private transient Consumer<Signal> results;

    private transient Emitter emitter;

    public RunDetectors(Entities<E> entities, Detections detections, SignalRoutes routes, CacheLimit limit) {
        this.entities = entities;
        this.detections = detections;
        this.routes = routes;
        this.limit = limit;
    }

    @Override
    public void open(Host operator) {
        host = operator;
        metrics = new UnitMetrics(host.metrics());
        current = CurrentDetections.hold(detections);
        compile();
    }

    private void compile() {
        version = current.version();
        var exits = new SignalExits(current.routes(routes), current.now(), metrics, this::emit);
        emitter = Emitter.of(exits::send, this::firstSeen);
        cache = new BoundedCache<>(limit.mostKeys(host.slots()));
        List<Detector<E, ?>> all = entities.detectors(current.now());
        if (all.size() > EntityMemory.PLACES) {
            throw new IllegalStateException(
                    all.size() + " detectors of one stream; at most " + EntityMemory.PLACES + " have a place");
        }
        store = new EntityStore(all, host);
        detectors = new ArrayList<>();
        for (Detector<E, ?> detector : all) {
            detectors.add(PlacedDetector.of(detector, detectors.size(), entities, store, metrics));
        }
    }

    @Override
    public void follow(List<E> run, Consumer<Signal> out) throws Exception {
        if (version != current.version()) {
            beforeSnapshot();
            compile();
        }
        results = out;
        EntityMemory entity = null;
        for (int at = 0; at < detectors.size(); at++) {
            PlacedDetector<E, ?> detector = detectors.get(at);
            int first = detector.firstThatConcerns(run);
            if (first < run.size()) {
                entity = entity == null ? memoryOf(entities.key(run.get(first))) : entity;
                detector.follow(run, first, entity, emitter);
            }
        }
    }

    /** Most runs are known, and ask no state. */
    @Override
    public boolean turnsItself() {
        return true;
    }

    private EntityMemory memoryOf(long key) throws Exception {
        EntityMemory known = cache.get(key);
        if (known != null) {
            return known;
        }
        var entity = new EntityMemory(key, detectors.size());
        EntityMemory evicted = cache.put(key, entity);
        if (evicted != null) {
            store.write(evicted);
        }
        return entity;
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public void beforeSnapshot() throws Exception {
        cache.forEach(store::write);
    }

    @Override
    public List<String> states() {
        return List.of(EntityStore.NAME);
    }

    @Override
    public void forget(long key, long now) throws Exception {
        EntityMemory cached = cache.get(key);
        store.forget(cached == null ? new EntityMemory(key, detectors.size()) : cached, now);
    }

    private <T> void emit(OutputTag<T> tag, T record, long time) {
        if (record instanceof Signal signal && tag.equals(SignalRoutes.DIRECT)) {
            results.accept(signal);
        } else {
            host.collect(tag, record, time);
        }
    }

    private void firstSeen(FirstSeen novelty) {
        host.collect(NOVELTIES, novelty, novelty.time());
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }
}
