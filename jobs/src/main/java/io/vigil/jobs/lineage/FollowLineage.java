package io.vigil.jobs.lineage;

import io.vigil.events.Mint;
import io.vigil.events.Signal;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.order.InOrder;
import io.vigil.flink.order.InOrderFunction;
import io.vigil.patterns.Sequence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * Leads each signal from its temporary access key one link back to who asked for the key. Several of these in a row lead it through a chain of
 * roles. About 100 bytes a key.
 */
public final class FollowLineage implements InOrderFunction<Trace, Trace> {
    /** Links that are followed. AWS lets credentials from a role's session live an hour at most, so longer chains are rare. */
    static final int DEPTH = 4;

    private static final long serialVersionUID = 1;
    /** The longest that temporary credentials live, 36 hours of a federation token, and half a day for what comes late. */
    private static final Duration MEMORY = Duration.ofDays(2);

    private static final TypeInformation<Trace> TRACE = TypeInformation.of(Trace.class);

    private transient ValueState<Mint> links;

    private FollowLineage() {}

    /** All signals, {@linkplain #isTraced some} of those by temporary credentials with who is behind them. */
    public static DataStream<Signal> of(DataStream<Signal> signals, DataStream<Mint> mints, List<Sequence> sequences) {
        var links = mints.map(Trace::of, TRACE).uid(OperatorIds.LINK_KEYS).name("link keys");
        DataStream<Trace> traces = signals.filter(signal -> isTraced(signal, sequences))
                .uid(OperatorIds.SELECT_TEMPORARY)
                .name("by temporary credentials")
                .map(Trace::of, TRACE)
                .uid(OperatorIds.BEGIN_TRACE)
                .name("begin trace");
        var order = new Trace.Order();
        for (int depth = 1; depth <= DEPTH; depth++) {
            traces = traces.union(links)
                    .keyBy(order::key, Types.LONG)
                    .transform("follow lineage " + depth, TRACE, new InOrder<>(order, TRACE, new FollowLineage()))
                    .uid(OperatorIds.followLineage(depth));
        }
        return traces.map(Trace::signal, TypeInformation.of(Signal.class))
                .uid(OperatorIds.END_TRACE)
                .name("end trace")
                .union(signals.filter(signal -> !isTraced(signal, sequences))
                        .uid(OperatorIds.SELECT_OTHERS)
                        .name("by others"));
    }

    /** Building blocks that no sequence reads are left alone: they are many, and the way back is long. */
    private static boolean isTraced(Signal signal, List<Sequence> sequences) {
        boolean isRead = signal.type() != null || sequences.stream().anyMatch(sequence -> sequence.reads(signal));
        return isRead && Trace.isPossible(signal);
    }

    @Override
    public void open(KeyedStateStore states) {
        links = KeyedStates.value(states, "links", TypeInformation.of(Mint.class), MEMORY);
    }

    @Override
    public void follow(List<Trace> run, Consumer<Trace> out) throws Exception {
        for (Trace trace : run) {
            if (trace.mint() != null) {
                keep(trace.mint());
            } else {
                out.accept(trace.along(
                        linkAt(Objects.requireNonNull(trace.signal()).time())));
            }
        }
    }

    /** A role of another account is told of in both: the record of the one who asked names their key, and is kept. */
    private void keep(Mint mint) throws Exception {
        Mint known = links.value();
        if (known == null || known.parentKey() == null) {
            links.update(mint);
        }
    }

    private @Nullable Mint linkAt(long time) throws Exception {
        Mint link = links.value();
        return link == null || time - link.time() > MEMORY.toMillis() ? null : link;
    }

    @Override
    public long time(Trace trace) {
        return Objects.requireNonNull(trace.signal()).time();
    }
}
