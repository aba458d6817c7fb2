package io.vigil.jobs;

import io.vigil.events.Event;
import io.vigil.events.Mint;
import io.vigil.events.Novelty;
import io.vigil.events.Presence;
import io.vigil.events.Rejected;
import io.vigil.events.Signal;
import io.vigil.findings.Finding;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.order.InOrder;
import io.vigil.jobs.recall.RecallContacts;
import io.vigil.patterns.Sequence;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole graph: logs in, findings out. Sources and sinks are handed in and taken from outside, so that a replay, a live job and a test draw
 * the same one.
 */
public final class Pipeline {
    private static final TypeInformation<Signal> SIGNAL = TypeInformation.of(Signal.class);

    /** Of all jobs, for ever: it says which key belongs to which group of a savepoint. */
    private static final int MAX_PARALLELISM = 128;

    private final Detections detections;
    private final IntelSettings intel;

    public Pipeline(Detections detections, IntelSettings intel) {
        this.detections = detections;
        this.intel = intel;
    }

    /** What every environment must be before a pipeline is drawn in it; savepoints rest on it. */
    public static void prepare(StreamExecutionEnvironment environment) {
        environment.configure(new Configuration()
                .set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM)
                .set(PipelineOptions.OBJECT_REUSE, true)
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false));
    }

    /**
     * What comes out.
     *
     * @param findings each whenever it changes, with absolute values
     * @param signals all, building blocks and sequences among them
     * @param rejected input that is no event
     */
    public record Drawn(DataStream<Finding> findings, DataStream<Signal> signals, DataStream<Rejected> rejected) {}

    /** @param logs at least one, each type once */
    public Drawn draw(List<Log<?>> logs) {
        Watched watched = watch(logs);
        DataStream<Signal> single = withCounted(watched.signals());
        DataStream<Signal> signals =
                withSequences(describe(traced(single, watched.gleaned().mints())));
        return new Drawn(fold(signals), signals, watched.rejected());
    }

    /** What rules and models say of single entities, what is new of these, and input that is no event. */
    record Watched(
            DataStream<Signal> signals, DataStream<Novelty> novelties, Gleaned gleaned, DataStream<Rejected> rejected) {
        private Watched and(Watched other) {
            return new Watched(
                    signals.union(other.signals),
                    novelties.union(other.novelties),
                    gleaned.and(other.gleaned),
                    rejected.union(other.rejected));
        }
    }

    /** What was taken from events for other streams to know. */
    record Gleaned(DataStream<Mint> mints, DataStream<Presence> presences) {
        private Gleaned and(Gleaned other) {
            return new Gleaned(mints.union(other.mints), presences.union(other.presences));
        }
    }

    Watched watch(List<Log<?>> logs) {
        Watched watched = logs.stream().map(this::watch).reduce(Watched::and).orElseThrow();
        var single = watched.signals().union(ofAccounts(watched.novelties()));
        var settled = single.union(CheckAlibis.over(single, watched.gleaned().presences(), detections));
        return new Watched(settled, watched.novelties(), watched.gleaned(), watched.rejected());
    }

    /** The second shuffle carries only what is new. */
    private DataStream<Signal> ofAccounts(DataStream<Novelty> novelties) {
        var accounts = new Accounts();
        return novelties
                .keyBy(accounts::key, Types.LONG)
                .transform(
                        "watch accounts",
                        SIGNAL,
                        new InOrder<>(
                                accounts, TypeInformation.of(Novelty.class), new WatchEntities<>(accounts, detections)))
                .uid(OperatorIds.WATCH_ACCOUNTS);
    }

    /** One shuffle: decoding, enrichment and stateless rules lie before it, in the source's chain; all that remembers lies behind it. */
    private <E extends Event> Watched watch(Log<E> log) {
        LogType<E> type = log.type();
        var event = TypeInformation.of(type.events());
        var unpacked = log.batches()
                .process(new Unpack<E>(), event)
                .uid(OperatorIds.unpack(type.name()))
                .name("unpack " + type.name())
                .setParallelism(log.batches().getParallelism());
        var judged = unpacked.transform(
                        "enrich and judge " + type.name(), event, new EnrichAndJudge<>(type, detections, intel))
                .uid(OperatorIds.judge(type.name()))
                .setParallelism(log.batches().getParallelism());
        var remembered = judged.keyBy(type::key, Types.LONG)
                .transform(
                        "watch entities of " + type.name(),
                        SIGNAL,
                        new InOrder<>(type, event, new WatchEntities<>(type, detections)))
                .uid(OperatorIds.watch(type.name()));
        return new Watched(
                judged.getSideOutput(EnrichAndJudge.SIGNALS)
                        .union(remembered, recall(type, judged.getSideOutput(EnrichAndJudge.contacts(type)))),
                remembered.getSideOutput(WatchEntities.NOVELTIES),
                new Gleaned(judged.getSideOutput(EnrichAndJudge.MINTS), judged.getSideOutput(EnrichAndJudge.PRESENCES)),
                unpacked.getSideOutput(Unpack.REJECTED));
    }

    /** What lists name only after it was met. */
    private <E extends Event> DataStream<Signal> recall(LogType<E> type, DataStream<E> contacts) {
        return contacts.keyBy(type::key, Types.LONG)
                .transform(
                        "recall contacts of " + type.name(),
                        SIGNAL,
                        new RecallContacts<>(type, TypeInformation.of(type.events()), detections, intel))
                .uid(OperatorIds.recall(type.name()));
    }

    /** And what is told of many of them together. */
    DataStream<Signal> withCounted(DataStream<Signal> single) {
        var entities = new NoticedEntities();
        var counted = single.filter(new PickWatched(detections))
                .uid(OperatorIds.PICK_WATCHED_SIGNALS)
                .name("pick watched signals")
                .keyBy(entities::key, Types.LONG)
                .transform(
                        "watch signals",
                        SIGNAL,
                        new InOrder<>(entities, SIGNAL, new WatchEntities<>(entities, detections)))
                .uid(OperatorIds.WATCH_SIGNALS);
        return single.union(counted);
    }

    /** With who is behind temporary credentials, where sequences or people will ask. */
    DataStream<Signal> traced(DataStream<Signal> signals, DataStream<Mint> mints) {
        return FollowLineage.of(signals, mints, detections.compilePatterns().sequences());
    }

    private SingleOutputStreamOperator<Signal> describe(DataStream<Signal> signals) {
        return signals.flatMap(new DescribeRemotes(intel, detections.tuning()), SIGNAL)
                .uid(OperatorIds.DESCRIBE_REMOTES)
                .name("describe remotes");
    }

    DataStream<Signal> withSequences(DataStream<Signal> single) {
        DataStream<Signal> all = single;
        for (Sequence sequence : detections.compilePatterns().sequences()) {
            all = all.union(match(sequence, single));
        }
        return all;
    }

    /** When a list came is no step of anybody's. */
    private DataStream<Signal> match(Sequence sequence, DataStream<Signal> single) {
        var steps = single.filter(
                        signal -> sequence.reads(signal) && sequence.keyOf(signal) != null && !signal.isRetrospective())
                .uid(OperatorIds.select(sequence.id()))
                .name("steps of " + sequence.id());
        return CEP.pattern(steps.keyBy(sequence::keyOf, Types.STRING), sequence.pattern(), sequence.order())
                .process(new TellSequence(sequence, detections.tuning()), SIGNAL)
                .uid(OperatorIds.match(sequence.id()))
                .name("match " + sequence.id());
    }

    private DataStream<Finding> fold(DataStream<Signal> signals) {
        var order = new SignalOrder();
        return signals.filter(new KeepFindings())
                .uid(OperatorIds.KEEP_FINDINGS)
                .name("leave out building blocks")
                .keyBy(order::key, Types.LONG)
                .transform(
                        "fold findings",
                        TypeInformation.of(Finding.class),
                        new InOrder<>(order, SIGNAL, new FoldFindings(detections.tuning())))
                .uid(OperatorIds.FOLD_FINDINGS);
    }
}
