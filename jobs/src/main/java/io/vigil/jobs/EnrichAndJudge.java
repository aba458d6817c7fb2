package io.vigil.jobs;

import io.vigil.events.Event;
import io.vigil.events.Mint;
import io.vigil.events.Presence;
import io.vigil.events.Signal;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.recall.FirstMeetings;
import io.vigil.rules.Rules;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Adds what is known of an event's addresses and names, and judges what needs no memory, all in the chain of the source: here the unread parts
 * of the record are still there. Passes the event on; signals, and what other streams need of it, leave by side outputs.
 */
final class EnrichAndJudge<E extends Event> extends AbstractStreamOperator<E> implements OneInputStreamOperator<E, E> {
    static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", TypeInformation.of(Signal.class));

    /** Temporary credentials that calls made. */
    static final OutputTag<Mint> MINTS = new OutputTag<>("mints", TypeInformation.of(Mint.class));
    /** What flows tell of instances. */
    static final OutputTag<Presence> PRESENCES = new OutputTag<>("presences", TypeInformation.of(Presence.class));

    private static final String CONTACTS = "contacts";

    /** Behind the operator that decodes, which is the first, and the one that unpacks batches. */
    private static final int PLACE_IN_CHAIN = 3;

    private static final long serialVersionUID = 1;

    private final LogType<E> log;
    private final Detections detections;
    private final IntelSettings settings;

    private transient SharedIntel intel;
    private transient Rules rules;
    private transient Gleaner<E> gleaner;
    /** Null where lists stay as they are: then nothing can become known later. */
    private transient @Nullable FirstMeetings meetings;

    private transient OutputTag<E> contacts;
    private transient Consumer<Signal> raise;
    private transient Consumer<Mint> mint;
    private transient Consumer<Presence> see;
    private transient StreamRecord<E> judged;
    private transient long watermark;

    EnrichAndJudge(LogType<E> log, Detections detections, IntelSettings settings) {
        this.log = log;
        this.detections = detections;
        this.settings = settings;
        // Rules read the unread parts of a record, which do not survive a network or a copy: this must run in the
        // source's task.
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    /** What met rare far sides that no list names, so far. */
    static <E extends Event> OutputTag<E> contacts(LogType<E> log) {
        return new OutputTag<>(CONTACTS, TypeInformation.of(log.events()));
    }

    @Override
    public void open() throws Exception {
        super.open();
        refuseCutChain();
        intel = SharedIntel.hold(settings);
        intel.report(getMetricGroup());
        rules = detections.compileRules();
        gleaner = log.gleaner();
        meetings = settings.lookEveryMillis() > 0 ? new FirstMeetings() : null;
        contacts = contacts(log);
        raise = signal -> aside(SIGNALS, signal, signal.time());
        mint = made -> aside(MINTS, made, made.time());
        see = seen -> aside(PRESENCES, seen, seen.time());
        judged = new StreamRecord<>(null);
        watermark = Long.MIN_VALUE;
    }

    /** A job that fails is noticed; rules that find nothing are not. Flink counts from 1; a harness of tests has no chain and no place. */
    private void refuseCutChain() {
        int place = getOperatorConfig().getChainIndex();
        if (place > 0 && place < PLACE_IN_CHAIN) {
            throw new IllegalStateException("the source of " + log.name()
                    + ", unpacking and rules must run as one chain, or rules on unread parts of a record see nothing:"
                    + " do not switch operator chaining off");
        }
    }

    @Override
    public void processElement(StreamRecord<E> element) {
        E event = log.enrich(intel.now(), element.getValue());
        log.judge(rules, event, raise);
        gleaner.glean(event, mint, see);
        if (meetings != null && event.hits().length == 0) {
            remember(meetings, event);
        }
        output.collect(judged.replace(event, event.time()));
    }

    private void remember(FirstMeetings known, E event) {
        long remote = log.remote(event);
        if (remote != 0 && known.isFirst(log.key(event), remote, event.time())) {
            aside(contacts, event, event.time());
        }
    }

    @Override
    public void close() throws Exception {
        if (intel != null) {
            intel.close();
            intel = null;
        }
        super.close();
    }

    /** What comes of a late event is not itself late: whoever waits for the watermark would drop it. */
    private <T> void aside(OutputTag<T> tag, T record, long time) {
        output.collect(tag, new StreamRecord<>(record, Math.max(time, watermark + 1)));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        super.processWatermark(mark);
    }
}
