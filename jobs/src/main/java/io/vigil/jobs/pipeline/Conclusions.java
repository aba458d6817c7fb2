package io.vigil.jobs.pipeline;

import io.vigil.events.RootSignal;
import io.vigil.events.Signal;
import io.vigil.findings.Finding;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.Roots;
import io.vigil.jobs.detections.RunDetectors;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.lineage.FollowLineage;
import io.vigil.jobs.sequences.KeySignals;
import io.vigil.jobs.sequences.KeyedSignal;
import io.vigil.jobs.sequences.MatchSequences;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The end of the graph: what signals show together, and the findings that all of it folds into.
 *
 * @param early whether new findings are also reported as soon as their first signal comes
 */
record Conclusions(Detections detections, SignalRoutes routes, boolean early) {
    private static final TypeInformation<Signal> SIGNAL = TypeInformation.of(Signal.class);
    private static final TypeInformation<RootSignal> ROOTS = TypeInformation.of(RootSignal.class);
    private static final TypeInformation<ToFold> TO_FOLD = TypeInformation.of(ToFold.class);
    private static final TypeInformation<KeyedSignal> KEYED = TypeInformation.of(KeyedSignal.class);

    /**
     * Signals with all that is known of their far sides and of who is behind them, and the name of their stream. What looks at each signal does so
     * before streams are united, in the task that the signal is in: behind a union stands a network.
     *
     * @param as how they count in their findings
     */
    record Described(String name, DataStream<Signal> signals, ToFold.As as) {
        Described(String name, DataStream<Signal> signals) {
            this(name, signals, ToFold.As.SIGNAL);
        }

        static <T> DataStream<T> union(List<Described> all, Function<Described, DataStream<T>> of) {
            return all.stream().map(of).reduce(DataStream::union).orElseThrow();
        }
    }

    /**
     * What is concluded.
     *
     * @param findings each whenever it changes
     * @param signals all, sequences and stories among them
     */
    record Concluded(DataStream<Finding> findings, DataStream<Signal> signals) {}

    /**
     * @param ofMakers signals among those described once more, each with who made its lasting key: for what shows together only
     * @param untraced signals that are reported early, though it is to be found yet who is behind them; they come again among the described
     */
    Concluded of(List<Described> described, List<Described> ofMakers, List<Described> untraced) {
        List<Described> findings = new ArrayList<>(
                described.stream().map(Conclusions::keepFindings).toList());
        var matches = match(union(
                described.stream().map(this::keyed),
                ofMakers.stream().map(maker -> keyed(maker, KeySignals.ofMakers(detections)))));
        DataStream<Signal> stories = watchRoots(union(
                described.stream().map(Conclusions::nameRoots), ofMakers.stream().map(Conclusions::nameMakers)));
        DataStream<Signal> sequences = matches.union(stories);
        findings.add(keepFindings(new Described("sequences", sequences)));
        findings.add(new Described("members", matches.getSideOutput(MatchSequences.MEMBERS)));
        findings.addAll(untraced);
        return new Concluded(
                fold(RollUpStorms.over(findings, detections, early).union(linkMembers(stories))),
                Described.union(described, Described::signals).union(sequences));
    }

    private static <T> DataStream<T> union(Stream<DataStream<T>> some, Stream<DataStream<T>> others) {
        return Stream.concat(some, others).reduce(DataStream::union).orElseThrow();
    }

    private static Described keepFindings(Described described) {
        return new Described(
                described.name(),
                described
                        .signals()
                        .filter(new KeepFindings())
                        .uid(OperatorIds.keepFindings(described.name()))
                        .name("leave out building blocks, " + described.name()));
    }

    /** Adds what all evidence against one principal shows together. */
    private DataStream<Signal> watchRoots(DataStream<RootSignal> named) {
        var roots = new Roots();
        var reported = named.keyBy(roots, Types.LONG)
                .transform(
                        "watch roots",
                        SIGNAL,
                        new EventTimeOrderedOperator<>(
                                roots,
                                ROOTS,
                                new RunDetectors<>(roots, detections, routes.behindAll(), CacheLimit.of(named)),
                                BufferLimit.of(named)))
                .uid(OperatorIds.WATCH_ROOTS);
        return reported.union(FollowLineage.endTraces(reported.getSideOutput(SignalRoutes.TRACED), "roots"));
    }

    /** A story remembers of its members too little to report them again: their findings only learn of which story they are part. */
    private static DataStream<ToFold> linkMembers(DataStream<Signal> stories) {
        return stories.flatMap((story, out) -> ToFold.members(story).forEach(out::collect), TO_FOLD)
                .uid(OperatorIds.LINK_MEMBERS)
                .name("link members of stories");
    }

    private static DataStream<RootSignal> nameRoots(Described described) {
        return described
                .signals()
                .flatMap(RootSignal::name, ROOTS)
                .uid(OperatorIds.nameRoots(described.name()))
                .name("name roots, " + described.name());
    }

    private static DataStream<RootSignal> nameMakers(Described ofMakers) {
        return ofMakers.signals()
                .filter(RootSignal::isEvidence)
                .uid(OperatorIds.keepFindings(ofMakers.name()))
                .name("leave out what is no evidence, " + ofMakers.name())
                .map(RootSignal::new, ROOTS)
                .uid(OperatorIds.nameRoots(ofMakers.name()))
                .name("name roots, " + ofMakers.name());
    }

    private SingleOutputStreamOperator<Signal> match(DataStream<KeyedSignal> steps) {
        var order = new KeyedSignal.Order();
        return steps.keyBy(order, Types.LONG)
                .transform(
                        "match sequences",
                        SIGNAL,
                        new EventTimeOrderedOperator<>(
                                order,
                                KEYED,
                                new MatchSequences(detections, CacheLimit.of(steps)),
                                BufferLimit.of(steps)))
                .uid(OperatorIds.MATCH_SEQUENCES);
    }

    private DataStream<KeyedSignal> keyed(Described described) {
        return keyed(described, KeySignals.of(detections));
    }

    private static DataStream<KeyedSignal> keyed(Described described, KeySignals keys) {
        return described
                .signals()
                .flatMap(keys, KEYED)
                .uid(OperatorIds.keySignals(described.name()))
                .name("keys of sequences, " + described.name());
    }

    private DataStream<Finding> fold(DataStream<ToFold> signals) {
        var order = new ToFold.Order();
        return signals.keyBy(order, Types.LONG)
                .transform(
                        "fold findings",
                        TypeInformation.of(Finding.class),
                        new EventTimeOrderedOperator<>(
                                order,
                                TO_FOLD,
                                new FoldFindings(detections, early, CacheLimit.of(signals)),
                                BufferLimit.of(signals)))
                .uid(OperatorIds.FOLD_FINDINGS);
    }
}
