package io.vigil.jobs.pipeline;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.flink.Totals;
import io.vigil.sources.Batch;
import io.vigil.sources.PassedOver;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Batches into events; what was refused leaves by a side output, counted by its reason; what was passed over is counted by its kind. */
final class Unpack<E extends Event> extends ProcessFunction<Batch<E>, E> {
    static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

    private static final long serialVersionUID = 1;

    private transient LongCounter events;
    private transient LongCounter rejected;
    private transient Map<Rejected.Reason, Counter> byReason;
    private transient Map<PassedOver.Kind, Counter> byKind;
    private transient Map<PassedOver.Kind, LongCounter> passedOver;

    @Override
    public void open(OpenContext context) {
        events = Totals.counter(getRuntimeContext(), Totals.EVENTS);
        rejected = Totals.counter(getRuntimeContext(), Totals.REJECTED);
        byReason = new EnumMap<>(Rejected.Reason.class);
        for (Rejected.Reason reason : Rejected.Reason.values()) {
            byReason.put(
                    reason,
                    getRuntimeContext()
                            .getMetricGroup()
                            .addGroup("reason", reason.name())
                            .counter("rejected"));
        }
        openPassedOver();
    }

    private void openPassedOver() {
        byKind = new EnumMap<>(PassedOver.Kind.class);
        passedOver = new EnumMap<>(PassedOver.Kind.class);
        for (PassedOver.Kind kind : PassedOver.Kind.values()) {
            passedOver.put(kind, Totals.counter(getRuntimeContext(), Totals.PASSED_OVER + kind.name()));
            byKind.put(
                    kind,
                    getRuntimeContext()
                            .getMetricGroup()
                            .addGroup("kind", kind.name())
                            .counter("passedOver"));
        }
    }

    @Override
    public void processElement(Batch<E> batch, Context context, Collector<E> out) {
        for (Rejected refused : batch.rejected()) {
            byReason.get(refused.reason()).inc(refused.records());
            rejected.add(refused.records());
            context.output(REJECTED, refused);
        }
        for (PassedOver known : batch.passedOver()) {
            byKind.get(known.kind()).inc(known.records());
            passedOver.get(known.kind()).add(known.records());
        }
        List<E> accepted = batch.events();
        for (int at = 0; at < accepted.size(); at++) {
            out.collect(accepted.get(at));
        }
        events.add(accepted.size());
    }
}
