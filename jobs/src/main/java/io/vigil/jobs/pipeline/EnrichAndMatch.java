package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Problems;
import io.vigil.events.Event;
import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.events.signals.Signal;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.Written;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.LogFeeds;
import io.vigil.jobs.detections.SampledRules;
import io.vigil.jobs.detections.SignalExits;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.detections.UnitMetrics;
import io.vigil.jobs.intel.SharedIntel;
import io.vigil.jobs.ledger.SelfCheck;
import io.vigil.jobs.proofs.PlayProofs;
import io.vigil.jobs.proofs.Proof;
import io.vigil.jobs.retrohunt.FirstContacts;
import io.vigil.rules.Rules;
import io.vigil.rules.engine.LogRules;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
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
 * of the record are still there. Passes the event on; signals, and what other streams need of it, leave {@linkplain #ASIDE aside}, to
 * {@link SendAside}.
 */
final class EnrichAndMatch<E extends Event> extends AbstractStreamOperator<E> implements OneInputStreamOperator<E, E> {
    /** Temporary credentials that calls made. */
    static final OutputTag<CredentialIssuance> ISSUANCES =
            new OutputTag<>("issuances", TypeInformation.of(CredentialIssuance.class));

    /** Everything but the events: one output, since each one more costs each event a copy. */
    static final OutputTag<Aside<?>> ASIDE = new OutputTag<>("aside", UnwrittenAside.type());

    static final String AGED = "SelfCheck:Intelligence/Aged.Vigil";

    private static final long HOUR = 3_600_000;
    private static final String CONTACTS = "contacts";

    /** Behind the operator that decodes, which is the first, and the one that unpacks batches. */
    private static final int PLACE_IN_CHAIN = 3;

    private static final long serialVersionUID = 1;

    private final LogKind<E> log;
    private final Detections detections;
    private final SignalRoutes routes;
    private final IntelSettings settings;
    private final boolean proves;

    private transient SharedIntel intel;
    private transient CurrentDetections current;
    private transient long version;
    private transient LogRules<E> rules;
    private transient UnitMetrics counts;
    private transient SampledRules<E> sampled;
    private transient PlayProofs<E> proofs;
    /** What detectors take that combine this log with other streams. */
    private transient LogFeeds<E> feeds;
    /** Null where lists stay as they are: then nothing can become known later. */
    private transient @Nullable FirstContacts meetings;

    private transient OutputTag<E> contacts;
    private transient Consumer<Signal> raise;
    private transient StreamRecord<E> judged;
    private transient long watermark;
    private transient @Nullable Future<?> looking;
    private transient int leftOut;
    /** What was reported to be too old. */
    private transient Set<Written> reported;

    /** @param proves whether attacks are played that prove detections */
    EnrichAndMatch(LogKind<E> log, Detections detections, SignalRoutes routes, IntelSettings settings, boolean proves) {
        this.log = log;
        this.detections = detections;
        this.routes = routes;
        this.settings = settings;
        this.proves = proves;
        // Rules read the unread parts of a record, which do not survive a network or a copy: this must run in the
        // source's task.
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    /** What met rare far sides that no list names, so far. */
    static <E extends Event> OutputTag<E> contacts(LogKind<E> log) {
        return new OutputTag<>(CONTACTS, TypeInformation.of(log.events()));
    }

    @Override
    public void open() throws Exception {
        super.open();
        refuseCutChain();
        intel = SharedIntel.hold(settings);
        intel.report(getMetricGroup());
        current = CurrentDetections.hold(detections);
        counts = new UnitMetrics(getMetricGroup());
        sampled = new SampledRules<>(counts);
        compile();
        getMetricGroup().gauge("rulesLeftOut", () -> leftOut);
        feeds = LogFeeds.of(detections.compileModels().combining(), log.events(), this::aside);
        meetings = settings.lookEveryMillis() > 0 ? new FirstContacts() : null;
        contacts = contacts(log);
        judged = new StreamRecord<>(null);
        reported = new HashSet<>();
        if (settings.lookEveryMillis() > 0) {
            looking = getProcessingTimeService().scheduleAtFixedRate(this::reportAged, HOUR, HOUR);
        }
        watermark = Long.MIN_VALUE;
    }

    /** Of a live job, by the hour: all subtasks report the same, which makes one finding. */
    private void reportAged(long clock) {
        intel.aged(clock).stream().filter(reported::add).forEach(aged -> raise.accept(aged(aged, clock / HOUR * HOUR)));
    }

    private static Signal aged(Written known, long hour) {
        return SelfCheck.everywhere(AGED, known.name())
                .signal(
                        known.at(),
                        hour,
                        "Too old: " + known.name(),
                        "What is known from " + known.name() + " is of " + Instant.ofEpochMilli(known.at())
                                + ", more than " + known.fresh().toDays()
                                + " days old: its feed has stopped, and detections that rest on it miss what is new.");
    }

    private void compile() {
        version = current.version();
        SignalRoutes ways = current.routes(routes);
        Rules compiled = current.now().compileRules(ways::readsBlocks);
        rules = compiled.on(log.events());
        leftOut = compiled.leftOut();
        raise = new SignalExits(ways, current.now(), counts, this::aside)::send;
        proofs = new PlayProofs<>(
                log.format(option -> null, new Problems()),
                proves ? Proof.of(current.now(), new Problems()) : List.of(),
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
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
        judge(element.getValue());
    }

    private void judge(E bare) {
        E event = log.enrich(intel.now(), bare);
        sampled.judge(rules, event, raise);
        feeds.show(event);
        CredentialIssuance made = log.issuance(event);
        if (made != null) {
            aside(ISSUANCES, made, made.time());
        }
        if (meetings != null && event.hits().length == 0) {
            remember(meetings, event);
        }
        output.collect(judged.replace(event, event.time()));
    }

    private void remember(FirstContacts known, E event) {
        long remote = log.remote(event);
        if (remote != 0 && known.isFirst(log.key(event), remote, event.time())) {
            aside(contacts, event, event.time());
        }
    }

    @Override
    public void close() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
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

    /** Results of a late event get a timestamp past the watermark; otherwise downstream operators would drop them. */
    private <T> void aside(OutputTag<T> tag, T record, long time) {
        output.collect(ASIDE, new StreamRecord<>(new Aside<>(tag, record), Math.max(time, watermark + 1)));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        List<E> attack = proofs.due(watermark, mark.getTimestamp());
        attack.forEach(this::judge);
        if (!attack.isEmpty()) {
            raise.accept(proofs.played(mark.getTimestamp()));
        }
        watermark = mark.getTimestamp();
        if (version != current.version()) {
            compile();
        }
        super.processWatermark(mark);
    }
}
