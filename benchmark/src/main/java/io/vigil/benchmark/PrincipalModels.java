package io.vigil.benchmark;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.jobs.detections.Detections;
import java.util.ArrayList;
import java.util.List;

/** What the models of principals add to a call on heap state: days are learnt, then the next one is measured again and again. */
final class PrincipalModels {
    private static final int PRINCIPALS = 10_000;
    private static final int LEARNT = PrincipalsAtWork.HISTORY_DAYS;

    private final List<ApiCall> day = new ArrayList<>();
    private final List<Hosted<ApiCall, ?>> models = new ArrayList<>();
    /** Takes what is reported, so that the compiler leaves none of it out. */
    private long reported;

    private final Emitter emitter = Emitter.of(signal -> reported++, novelty -> reported++);

    PrincipalModels(Detections detections) {
        for (Detector<ApiCall, ?> detector : detections.compileModels().detectors(ApiCall.class)) {
            models.add(new Hosted<>(detector));
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
            models.get(at).see(call.entityHash(), call, emitter);
        }
    }
}
