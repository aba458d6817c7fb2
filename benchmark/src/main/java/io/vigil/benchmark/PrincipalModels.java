package io.vigil.benchmark;

import io.vigil.catalogue.Teller;
import io.vigil.catalogue.Watch;
import io.vigil.events.ApiCall;
import io.vigil.jobs.detections.Detections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the models of principals add to a call on heap state: a week is learnt, then the next day is measured again and again. */
final class PrincipalModels {
    private static final int PRINCIPALS = 10_000;
    private static final int LEARNT = 7;

    private final List<ApiCall> day = new ArrayList<>();
    private final List<Hosted<?>> models = new ArrayList<>();
    /** Takes what is told, so that none of it is left out. */
    private long told;

    PrincipalModels(Detections detections) {
        for (Watch<ApiCall, ?> watch : detections.compileModels().callWatches()) {
            models.add(new Hosted<>(watch));
        }
        var work = new PrincipalsAtWork(PRINCIPALS);
        for (long batch = 0; batch < work.batches(LEARNT + 1); batch++) {
            List<ApiCall> calls = work.calls(batch);
            calls.forEach(this::see);
            if (batch >= work.batches(LEARNT)) {
                day.addAll(calls);
            }
        }
    }

    Rate over(long laps) {
        var watch = new Rate.Stopwatch();
        for (long lap = 0; lap < laps; lap++) {
            for (int at = 0; at < day.size(); at++) {
                see(day.get(at));
            }
        }
        return watch.rate(laps * day.size());
    }

    private void see(ApiCall call) {
        for (int at = 0; at < models.size(); at++) {
            models.get(at).see(call);
        }
    }

    private final class Hosted<S> {
        private final Watch<ApiCall, S> watch;
        private final Map<Long, S> memories = new HashMap<>();

        Hosted(Watch<ApiCall, S> watch) {
            this.watch = watch;
        }

        void see(ApiCall call) {
            if (watch.concerns(call)) {
                memories.compute(call.principalHash(), (unused, memory) -> observe(memory, call));
            }
        }

        private @Nullable S observe(@Nullable S memory, ApiCall call) {
            return watch instanceof Teller<ApiCall, S> teller
                    ? teller.observe(memory, call, signal -> told++, novelty -> told++)
                    : watch.observe(memory, call, signal -> told++);
        }
    }
}
