package io.vigil.jobs.alibi;

import io.vigil.events.Presence;
import io.vigil.events.Signal;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.order.InOrder;
import io.vigil.flink.order.InOrderFunction;
import io.vigil.jobs.detections.Detections;
import io.vigil.models.instancecredentials.Alibi;
import io.vigil.models.instancecredentials.Whereabouts;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/** Settles by flow logs what is suspected of an instance's credentials. */
public final class CheckAlibis implements InOrderFunction<Hearing, Signal> {
    private static final long serialVersionUID = 1;
    private static final TypeInformation<Hearing> HEARING = TypeInformation.of(Hearing.class);

    private final Detections detections;

    private transient @Nullable Alibi alibi;
    private transient ValueState<Whereabouts> whereabouts;

    private CheckAlibis(Detections detections) {
        this.detections = detections;
    }

    /** The thefts among the suspicions; suspicions themselves are not repeated. */
    public static DataStream<Signal> over(
            DataStream<Signal> signals, DataStream<Presence> presences, Detections detections) {
        var order = new Hearing.Order();
        var suspicions = signals.filter(Alibi::settles)
                .uid(OperatorIds.SELECT_SUSPICIONS)
                .name("suspicions")
                .map(Hearing::of, HEARING)
                .uid(OperatorIds.HEAR_SUSPICIONS)
                .name("hear suspicions");
        return presences
                .map(Hearing::of, HEARING)
                .uid(OperatorIds.HEAR_PRESENCES)
                .name("hear presences")
                .union(suspicions)
                .keyBy(order::key, Types.LONG)
                .transform(
                        "check alibis",
                        TypeInformation.of(Signal.class),
                        new InOrder<>(order, HEARING, new CheckAlibis(detections)))
                .uid(OperatorIds.CHECK_ALIBIS);
    }

    @Override
    public void open(KeyedStateStore states) {
        alibi = Alibi.of(detections.compileModels().units());
        whereabouts =
                KeyedStates.value(states, "whereabouts", TypeInformation.of(Whereabouts.class), Alibi.FORGET_AFTER);
    }

    @Override
    public void follow(List<Hearing> run, Consumer<Signal> out) throws Exception {
        if (alibi == null) {
            return;
        }
        Whereabouts known = whereabouts.value();
        for (Hearing said : run) {
            if (said.presence() != null) {
                known = alibi.note(known, said.presence());
                continue;
            }
            Signal theft = alibi.judge(known, Objects.requireNonNull(said.suspicion()));
            if (theft != null) {
                out.accept(theft);
            }
        }
        if (known != null) {
            whereabouts.update(known);
        }
    }

    @Override
    public long time(Signal theft) {
        return theft.time();
    }
}
