package io.vigil.jobs.pipeline;

import io.vigil.events.signals.RootSignal;
import io.vigil.events.signals.Signal;
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
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.FlatMapFunction;
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
     * @param byLastingKeys signals among those described once more, with who made their lasting key where somebody else did: for what one principal's signals
     *     show together, in place of the others. Without any, those stand for themselves
     * @param untraced signals that are reported early, though it is to be found yet who is behind them; they come again among the described
     */
    Concluded of(List<Described> described, List<Described> byLastingKeys, List<Described> untraced) {
        List<Described> findings = JoinBeginnings.in(
                described.stream().map(Conclusions::keepFindings).toList(), detections.ofBeginnings());
        boolean comeAgain = !byLastingKeys.isEmpty();
        var matches = match(union(
                described.stream()
                        .map(each ->
                                keyed(each, comeAgain ? KeySignals.ofOthers(detections) : KeySignals.of(detections))),
                byLastingKeys.stream().map(each -> keyed(each, KeySignals.ofLastingKeys(detections)))));
        DataStream<Signal> stories = watchRoots(union(
                described.stream().map(each -> nameRoots(each, comeAgain ? RootSignal::nameOther : RootSignal::name)),
                byLastingKeys.stream().map(each -> nameRoots(each, RootSignal::name))));
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
        return reported.union(FollowLineage.endTraces(reported.getSideOutput(SignalRoutes.TRACED), "roots"))
                .map(new TuneStories(detections), SIGNAL)
                .uid(OperatorIds.TUNE_STORIES)
                .name("tune stories");
    }

    /** A story remembers of its members too little to report them again: their findings only learn of which story they are part. */
    private static DataStream<ToFold> linkMembers(DataStream<Signal> stories) {
        return stories.flatMap((story, out) -> ToFold.members(story).forEach(out::collect), TO_FOLD)
                .uid(OperatorIds.LINK_MEMBERS)
                .name("link members of stories");
    }

    private static DataStream<RootSignal> nameRoots(Described described, FlatMapFunction<Signal, RootSignal> naming) {
        return described
                .signals()
                .flatMap(naming, ROOTS)
                .uid(OperatorIds.nameRoots(described.name()))
                .name("name roots, " + described.name());
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
