package io.vigil.jobs.lineage;

import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.events.signals.Signal;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.jobs.lineage.LineageStep.TracedSignal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Leads each signal from its credentials one link back to who asked for them. Several of these in a row lead it through a chain of roles. Keys and
 * passwords that somebody made for a user are links, too, while they are new: later the user is known by habits, but for what is done from the maker's own
 * address. About 100 bytes a key.
 */
public final class FollowLineage implements OrderedFunction<LineageStep, LineageStep> {
    /** Links that are followed. AWS lets credentials from a role's session live an hour at most, so longer chains are rare. */
    static final int DEPTH = 4;

    private static final long serialVersionUID = 1;
    private static final String STATE = "links";
    /** The longest that temporary credentials live, 36 hours of a federation token, and half a day for what comes late. */
    private static final Duration MEMORY = Duration.ofDays(2);

    /** In which the maker of a lasting key, who uses it from where it was made, is behind that: back doors are kept for later. */
    private static final Duration AT_HAND = Duration.ofDays(14);

    /** Two records of one call are not further apart. */
    private static final Duration SAME_CALL = Duration.ofMinutes(1);

    private static final TypeInformation<LineageStep> STEP = TypeInformation.of(LineageStep.class);
    /** Signals behind whose key nobody more is: they need not be led further. */
    private static final OutputTag<Signal> ARRIVED = new OutputTag<>("arrived", TypeInformation.of(Signal.class));
    /** Signals by a lasting key, with who made it, if somebody else did. */
    private static final OutputTag<Signal> LASTING =
            new OutputTag<>("by lasting keys", TypeInformation.of(Signal.class));

    private final boolean isLast;

    private transient ValueState<CredentialIssuance> links;
    private transient Host host;

    private FollowLineage(boolean isLast) {
        this.isLast = isLast;
    }

    /**
     * Signals that were led back.
     *
     * @param signals all by credentials that somebody may be behind, with who that is
     * @param byLastingKeys those by lasting keys, with who made them where somebody else did
     */
    public record Led(DataStream<Signal> signals, DataStream<Signal> byLastingKeys) {
        private static Led from(SingleOutputStreamOperator<LineageStep> stage) {
            return new Led(stage.getSideOutput(ARRIVED), stage.getSideOutput(LASTING));
        }

        private Led and(Led other) {
            return new Led(signals.union(other.signals), byLastingKeys.union(other.byLastingKeys));
        }
    }

    /** @param traces of signals by credentials that somebody may be behind, and by lasting keys that somebody else may have made */
    public static Led of(DataStream<LineageStep> traces, DataStream<CredentialIssuance> issuances) {
        var links = issuances
                .<LineageStep>map(LineageStep.Link::new, STEP)
                .uid(OperatorIds.LINK_KEYS)
                .name("link keys");
        var followed = follow(1, traces.union(links));
        Led led = Led.from(followed);
        for (int depth = 2; depth <= DEPTH; depth++) {
            followed = follow(depth, followed.union(links));
            led = led.and(Led.from(followed));
        }
        return led;
    }

    /** The signals by temporary credentials, as they are. Those by lasting keys are on another way, too. */
    public static SingleOutputStreamOperator<Signal> endTraces(DataStream<LineageStep> traces, String name) {
        return traces.flatMap(FollowLineage::endTrace, TypeInformation.of(Signal.class))
                .uid(OperatorIds.endTrace(name))
                .name("end trace, " + name);
    }

    private static void endTrace(LineageStep step, Collector<Signal> out) {
        if (step instanceof TracedSignal traced && traced.signal().subject().mayHaveRoot()) {
            out.collect(traced.signal());
        }
    }

    private static SingleOutputStreamOperator<LineageStep> follow(int depth, DataStream<LineageStep> steps) {
        var order = new LineageStep.Order();
        return steps.keyBy(order, Types.LONG)
                .transform(
                        "follow lineage " + depth,
                        STEP,
                        new EventTimeOrderedOperator<>(
                                order, STEP, new FollowLineage(depth == DEPTH), BufferLimit.of(steps)))
                .uid(OperatorIds.followLineage(depth));
    }

    @Override
    public void open(Host operator) {
        host = operator;
        links = KeyedStates.value(operator.states(), STATE, TypeInformation.of(CredentialIssuance.class), AT_HAND);
    }

    @Override
    public void follow(List<LineageStep> run, Consumer<LineageStep> out) throws Exception {
        for (LineageStep step : run) {
            if (step instanceof LineageStep.Link link) {
                keep(link.issuance());
            } else if (step instanceof TracedSignal traced) {
                send(traced, linkOf(traced.signal()), out);
            }
        }
    }

    private void send(TracedSignal traced, @Nullable CredentialIssuance link, Consumer<LineageStep> out) {
        TracedSignal next = link == null ? traced.otherwise() : traced.along(link);
        if (next != null && !isLast && (link == null || link.leadsOn())) {
            out.accept(next);
        } else {
            arrive(next == null ? traced.signal() : next.signal());
        }
    }

    private void arrive(Signal signal) {
        host.collect(signal.subject().hasLastingKey() ? LASTING : ARRIVED, signal, signal.time());
    }

    /**
     * When a role is in another account, both accounts log the call: the caller's record names the caller's key, and is the one to keep. Passwords are
     * made anew: the last who did it counts.
     */
    private void keep(CredentialIssuance issuance) throws Exception {
        CredentialIssuance known = links.value();
        if (known == null || known.parentKey() == null || issuance.time() - known.time() > SAME_CALL.toMillis()) {
            links.update(issuance);
        }
    }

    private @Nullable CredentialIssuance linkOf(Signal signal) throws Exception {
        CredentialIssuance link = links.value();
        return link == null || isPast(link, memory(link, signal), signal.time()) ? null : link;
    }

    private static Duration memory(CredentialIssuance link, Signal signal) {
        return link.isLasting() && link.from().equals(signal.remote().ip()) ? AT_HAND : MEMORY;
    }

    private static boolean isPast(CredentialIssuance link, Duration memory, long time) {
        return time - link.time() > memory.toMillis();
    }

    @Override
    public List<String> states() {
        return List.of(STATE);
    }

    @Override
    public void forget(long key, long now) throws Exception {
        CredentialIssuance link = links.value();
        if (link != null && isPast(link, link.isLasting() ? AT_HAND : MEMORY, now - KeyedStates.LAG.toMillis())) {
            links.clear();
        }
    }

    @Override
    public long time(LineageStep step) {
        return step.time();
    }
}
