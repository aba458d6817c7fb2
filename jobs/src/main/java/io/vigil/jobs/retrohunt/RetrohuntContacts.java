package io.vigil.jobs.retrohunt;

import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import io.vigil.flink.KeyedStates;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.SignalExits;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.detections.UnitMetrics;
import io.vigil.jobs.intel.SharedIntel;
import io.vigil.rules.engine.LogRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the contacts of each entity that no list names, and asks again when lists have changed: what a list names now is reported at that moment, by
 * the same rules, once. All entities are asked, also those that have fallen silent; their number, not the number of events, is what a new
 * list costs.
 */
public final class RetrohuntContacts<E extends Event> extends AbstractStreamOperator<Signal>
        implements OneInputStreamOperator<E, Signal> {
    private static final long serialVersionUID = 1;
    private static final String STATE = "contacts";
    private static final long FORGET_EVERY_MILLIS = Duration.ofDays(1).toMillis();

    private final ContactLog<E> log;
    private final TypeInformation<List<Tuple2<Long, E>>> type;
    private final Detections detections;
    private final SignalRoutes routes;
    private final IntelSettings settings;

    private transient SharedIntel intel;
    private transient CurrentDetections current;
    /** Of the detections that are compiled; 0 until a list names a contact, which in most jobs none ever does. */
    private transient long version;

    private transient LogRules<E> rules;
    private transient Contacts<E> contacts;
    private transient ValueState<List<Tuple2<Long, E>>> met;
    private transient Counter pushedOut;
    private transient Counter recalled;
    /** The lists that all contacts were held against; null after a start: they may have changed meanwhile. */
    private transient @Nullable Intel asked;

    private transient UnitMetrics counts;
    private transient SignalExits exits;
    private transient long watermark;
    /** When all entities were last visited, in event time. */
    private transient long forgotten;
    /** The time of what is being emitted. */
    private transient long emitted;

    public RetrohuntContacts(
            ContactLog<E> log,
            TypeInformation<E> events,
            Detections detections,
            SignalRoutes routes,
            IntelSettings settings) {
        this.log = log;
        this.type = Contacts.type(events);
        this.detections = detections;
        this.routes = routes;
        this.settings = settings;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        met = KeyedStates.value(context.getKeyedStateStore(), STATE, type, Contacts.MEMORY);
        watermark = Long.MIN_VALUE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        intel = SharedIntel.hold(settings);
        current = CurrentDetections.hold(detections);
        counts = new UnitMetrics(getMetricGroup());
        contacts = new Contacts<>(log);
        pushedOut = getMetricGroup().counter("pushedOut");
        recalled = getMetricGroup().counter("recalled");
    }

    private void compile() {
        version = current.version();
        SignalRoutes ways = current.routes(routes);
        exits = new SignalExits(ways, current.now(), counts, this::emit);
        rules = current.now().compileRules(ways::readsBlocks).on(log.events());
    }

    /** Lists may have changed while the contact was on its way. */
    @Override
    public void processElement(StreamRecord<E> element) throws Exception {
        E event = element.getValue();
        if (isReported(intel.now(), Tuple2.of(event.time(), event), Math.max(event.time(), watermark + 1))) {
            return;
        }
        List<Tuple2<Long, E>> after = contacts.with(met.value(), event);
        if (after.size() > Contacts.MOST) {
            after.remove(0);
            pushedOut.inc();
        }
        met.update(after);
    }

    /** What is reported has the time of the watermark, so it goes before it. The last one of all is no time. */
    @Override
    public void processWatermark(Watermark mark) throws Exception {
        Intel now = intel.now();
        if (now != asked && mark.getTimestamp() != Long.MAX_VALUE) {
            eachContact(contact -> isReported(now, contact, mark.getTimestamp()), mark.getTimestamp());
            asked = now;
        } else if (mark.getTimestamp() - forgotten > FORGET_EVERY_MILLIS && mark.getTimestamp() != Long.MAX_VALUE) {
            eachContact(lasting -> false, mark.getTimestamp());
        }
        watermark = mark.getTimestamp();
        super.processWatermark(mark);
    }

    /**
     * Forgets what is to be forgotten, and of the rest what was dealt with. Without changes of lists it is done once a day: who has fallen silent would
     * stay for ever.
     */
    private void eachContact(Predicate<Tuple2<Long, E>> dealtWith, long moment) throws Exception {
        KeyedStates.forEach(
                getKeyedStateBackend(),
                STATE,
                type,
                Contacts.MEMORY,
                (key, state) -> keep(state, left(state.value(), dealtWith, moment)));
        forgotten = moment;
    }

    private List<Tuple2<Long, E>> left(
            @Nullable List<Tuple2<Long, E>> known, Predicate<Tuple2<Long, E>> dealtWith, long moment) {
        var left = new ArrayList<Tuple2<Long, E>>();
        for (Tuple2<Long, E> contact : known == null ? List.<Tuple2<Long, E>>of() : known) {
            if (!Contacts.isForgotten(contact.f1, moment) && !dealtWith.test(contact)) {
                left.add(contact);
            }
        }
        return left;
    }

    private void keep(ValueState<List<Tuple2<Long, E>>> state, List<Tuple2<Long, E>> left) throws Exception {
        List<Tuple2<Long, E>> before = state.value();
        if (left.isEmpty()) {
            state.clear();
        } else if (before != null && left.size() < before.size()) {
            state.update(left);
        }
    }

    /** No list named it when it happened, so that whatever cites a list is new; what rules say besides has been said. */
    private boolean isReported(Intel now, Tuple2<Long, E> contact, long moment) {
        E enriched = log.enrich(now, contact.f1);
        if (enriched.hits().length == 0) {
            return false;
        }
        if (version != current.version()) {
            compile();
        }
        var found = new ArrayList<Signal>();
        rules.judge(enriched, found::add);
        found.removeIf(signal -> signal.evidence().hits().length == 0);
        emitted = moment;
        for (Signal signal : found) {
            exits.send(signal.inRetrospect(contact.f0, moment));
        }
        recalled.inc(found.size());
        return !found.isEmpty();
    }

    private <T> void emit(OutputTag<T> tag, T record, long time) {
        if (record instanceof Signal signal && tag.equals(SignalRoutes.DIRECT)) {
            output.collect(new StreamRecord<>(signal, emitted));
        } else {
            output.collect(tag, new StreamRecord<>(record, Math.max(time, emitted)));
        }
    }

    @Override
    public void close() throws Exception {
        if (intel != null) {
            intel.close();
            intel = null;
        }
        if (current != null) {
            current.close();
            current = null;
        }
        super.close();
    }
}
