package io.vigil.jobs.pipeline;

import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.events.Event;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Finding;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Accounts;
import io.vigil.jobs.detections.CombinedInputs;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.Entities;
import io.vigil.jobs.detections.RoutedSignals;
import io.vigil.jobs.detections.RunDetectors;
import io.vigil.jobs.detections.SignalEntities;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.ledger.Ledger;
import io.vigil.jobs.lineage.FollowLineage;
import io.vigil.jobs.lineage.LineageStep;
import io.vigil.jobs.retrohunt.RetrohuntContacts;
import io.vigil.sources.Batch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/**
 * The whole graph: logs in, findings out. Sources and sinks are handed in and taken from outside, so that a replay, a live job and a test draw
 * the same one.
 */
public final class Pipeline {
    private static final String RECORDED = "recorded";
    private static final TypeInformation<Signal> SIGNAL = TypeInformation.of(Signal.class);

    /** Of all jobs, for ever: it says which key belongs to which group of a savepoint. */
    private static final int MAX_PARALLELISM = 128;

    /** How often sources are asked for their watermark: without it, no event ever ends its wait. */
    private static final Duration WATERMARK_EVERY = Duration.ofMillis(200);

    private final Detections detections;
    private final SignalRoutes routes;
    private final IntelSettings intel;
    private final Run run;

    /** How much a run reports. */
    private enum Run {
        /** Of logs that are over: what they show. */
        REPLAY,
        /** New findings early, too, as provisional, and what is wrong with the logs. */
        LIVE,
        /** Also, each hour, which detections still work. */
        PROVED;

        boolean isLive() {
            return this != REPLAY;
        }
    }

    public Pipeline(Detections detections, IntelSettings intel) {
        this(detections, intel, false);
    }

    /**
     * Of a live job: it reports new findings early, as provisional.
     *
     * @param proves whether it also plays attacks to itself, to {@linkplain io.vigil.jobs.proofs.Proof prove} its detections
     */
    public static Pipeline live(Detections detections, IntelSettings intel, boolean proves) {
        return new Pipeline(detections, intel, SignalRoutes.of(detections, false), proves ? Run.PROVED : Run.LIVE);
    }

    /** @param allSignals whether building blocks that no detection reads are to be seen among {@link Drawn#signals}, too */
    public Pipeline(Detections detections, IntelSettings intel, boolean allSignals) {
        this(detections, intel, SignalRoutes.of(detections, allSignals), Run.REPLAY);
    }

    private Pipeline(Detections detections, IntelSettings intel, SignalRoutes routes, Run run) {
        this.detections = detections;
        this.routes = routes;
        this.intel = intel;
        this.run = run;
    }

    /**
     * What every environment must be before a pipeline is drawn in it, whatever the cluster's configuration says: savepoints rest on the first,
     * and detection on chaining, which keeps the unread parts of a record from its source to the rules.
     */
    public static void prepare(StreamExecutionEnvironment environment) {
        environment.configure(new Configuration()
                .set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM)
                .set(PipelineOptions.OPERATOR_CHAINING, true)
                .set(PipelineOptions.OPERATOR_CHAINING_CHAIN_OPERATORS_WITH_DIFFERENT_MAX_PARALLELISM, true)
                .set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARK_EVERY)
                .set(PipelineOptions.OBJECT_REUSE, true)
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false));
    }

    /** @param logs at least one, each type once */
    public Drawn draw(List<Log<?>> logs) {
        Watched watched = watch(logs);
        Drawn drawn = conclude(withCounted(watched.signals()), watched);
        return run == Run.PROVED ? drawn.with(CheckProofs.of(drawn.findings(), detections, names(logs))) : drawn;
    }

    private static Set<String> names(List<Log<?>> logs) {
        return logs.stream().map(log -> log.kind().name()).collect(Collectors.toSet());
    }

    /** From the signals of single detections to sequences and findings. */
    Drawn conclude(RoutedSignals single, Watched watched) {
        Ledger ledger = Ledger.of(watched.deliveries(), detections);
        var direct = describe("direct", run.isLive() ? single.direct().union(ledger.alarms()) : single.direct());
        var led = FollowLineage.of(single.traced(), watched.issuances());
        var traced = describe("traced", led.signals());
        var byLastingKeys = describe("of-makers", led.byLastingKeys());
        var concluded = conclusions().of(List.of(direct, traced), List.of(byLastingKeys), untraced(single.traced()));
        return new Drawn(concluded.findings(), concluded.signals(), watched.rejected(), ledger.rows());
    }

    /** Findings of signals that were recorded behind {@link #draw}: nothing is judged anew but what stands behind signals. */
    public DataStream<Finding> again(DataStream<Batch<Signal>> recorded) {
        var unpacked = recorded.process(new Unpack<Signal>(), SIGNAL)
                .uid(OperatorIds.unpack(RECORDED))
                .name("unpack signals");
        var tuned = unpacked.flatMap(new TuneRecorded(detections), SIGNAL)
                .uid(OperatorIds.describeRemotes(RECORDED))
                .name("tune recorded signals");
        return conclusions()
                .of(List.of(new Conclusions.Described(RECORDED, tuned)), List.of(), List.of())
                .findings();
    }

    /** Who is behind a signal is known when the watermark has passed it, but changes nothing of which finding it is. */
    private List<Conclusions.Described> untraced(DataStream<LineageStep> traced) {
        if (!run.isLive()) {
            return List.of();
        }
        var findings = FollowLineage.endTraces(traced, "untraced")
                .filter(signal -> signal.detection().type() != null)
                .uid(OperatorIds.keepFindings("untraced"))
                .name("leave out building blocks, untraced");
        return List.of(new Conclusions.Described(
                "untraced", describe("untraced", findings).signals(), ToFold.As.EARLY));
    }

    private Conclusions conclusions() {
        return new Conclusions(detections, routes, run.isLive());
    }

    Watched watch(List<Log<?>> logs) {
        return combined(single(logs));
    }

    /** What single entities show. */
    Watched single(List<Log<?>> logs) {
        Watched watched = logs.stream().map(this::watch).reduce(Watched::and).orElseThrow();
        return watched.with(watched.signals().and(ofAccounts(watched.novelties())));
    }

    /** Adds what detectors see in several streams together, each also what those before it see. */
    Watched combined(Watched single) {
        RoutedSignals all = single.signals();
        for (CombiningDetector<?, ?> detector : detections.combining()) {
            all = combined(detector, all);
        }
        return single.with(all);
    }

    /** What a detector sees in several streams together: logs, and the signals of single entities and of the detectors before it. */
    private <I extends CombinedInput<I>> RoutedSignals combined(CombiningDetector<I, ?> detector, RoutedSignals all) {
        return all.inputs(detector)
                .map(inputs -> all.and(combine(detector, inputs)))
                .orElse(all);
    }

    /** @param shown what the detector's feeds took, from logs and signals */
    <I extends CombinedInput<I>> RoutedSignals combine(CombiningDetector<I, ?> detector, DataStream<I> shown) {
        var inputs = CombinedInputs.of(detector);
        return RoutedSignals.of(shown.keyBy(inputs, Types.LONG)
                .transform(
                        "combine streams for " + detector.id(),
                        SIGNAL,
                        runDetectors(inputs, inputs.type(), routes.behind(detector.id()), shown))
                .uid(OperatorIds.combine(detector.id())));
    }

    /** @param job any stream of it, for its configuration */
    private <E> OneInputStreamOperator<E, Signal> runDetectors(
            Entities<E> entities, TypeInformation<E> type, SignalRoutes onto, DataStream<?> job) {
        return new EventTimeOrderedOperator<>(
                entities,
                type,
                new RunDetectors<>(entities, detections, onto, CacheLimit.of(job)),
                BufferLimit.of(job));
    }

    /** The second shuffle carries only what is new. */
    private RoutedSignals ofAccounts(DataStream<FirstSeen> novelties) {
        var accounts = new Accounts();
        return RoutedSignals.of(novelties
                .keyBy(accounts, Types.LONG)
                .transform(
                        "watch accounts",
                        SIGNAL,
                        runDetectors(accounts, TypeInformation.of(FirstSeen.class), routes, novelties))
                .uid(OperatorIds.WATCH_ACCOUNTS));
    }

    /** One shuffle: decoding, enrichment and stateless rules lie before it, in the source's chain; all that remembers lies behind it. */
    private <E extends Event> Watched watch(Log<E> log) {
        LogKind<E> kind = log.kind();
        var event = TypeInformation.of(kind.events());
        var unpacked = log.batches()
                .process(new Unpack<E>(), event)
                .uid(OperatorIds.unpack(kind.name()))
                .name("unpack " + kind.name())
                .setParallelism(log.batches().getParallelism());
        var judged = unpacked.transform(
                        "enrich and judge " + kind.name(),
                        event,
                        new EnrichAndMatch<>(kind, detections, routes, intel, run == Run.PROVED))
                .uid(OperatorIds.judge(kind.name()))
                .setParallelism(log.batches().getParallelism());
        var aside = judged.getSideOutput(EnrichAndMatch.ASIDE)
                .transform("send what is put aside of " + kind.name(), Types.VOID, new SendAside())
                .uid(OperatorIds.aside(kind.name()))
                .setParallelism(log.batches().getParallelism());
        var remembered = judged.keyBy(kind, Types.LONG)
                .transform("watch entities of " + kind.name(), SIGNAL, runDetectors(kind, event, routes, judged))
                .uid(OperatorIds.watch(kind.name()));
        return new Watched(
                RoutedSignals.beside(aside, kind.events())
                        .and(RoutedSignals.of(remembered))
                        .and(recall(kind, aside.getSideOutput(EnrichAndMatch.contacts(kind)))),
                remembered.getSideOutput(RunDetectors.NOVELTIES),
                aside.getSideOutput(EnrichAndMatch.ISSUANCES),
                unpacked.getSideOutput(Unpack.REJECTED),
                log.deliveries());
    }

    /** What lists name only after it was met. */
    private <E extends Event> RoutedSignals recall(LogKind<E> kind, DataStream<E> contacts) {
        return RoutedSignals.of(contacts.keyBy(kind, Types.LONG)
                .transform(
                        "recall contacts of " + kind.name(),
                        SIGNAL,
                        new RetrohuntContacts<>(kind, TypeInformation.of(kind.events()), detections, routes, intel))
                .uid(OperatorIds.recall(kind.name())));
    }

    /** Adds signals about groups of signals, such as many refusals of one principal. */
    RoutedSignals withCounted(RoutedSignals single) {
        var entities = new SignalEntities();
        return single.and(RoutedSignals.of(single.observed()
                .keyBy(entities, Types.LONG)
                .transform(
                        "watch signals", SIGNAL, runDetectors(entities, SIGNAL, routes.behindAll(), single.observed()))
                .uid(OperatorIds.WATCH_SIGNALS)));
    }

    private Conclusions.Described describe(String name, DataStream<Signal> signals) {
        return new Conclusions.Described(
                name,
                signals.flatMap(new DescribeRemotes(intel, detections), SIGNAL)
                        .uid(OperatorIds.describeRemotes(name))
                        .name("describe remotes, " + name));
    }
}
