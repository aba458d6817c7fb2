package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.signals.Signal;
import io.vigil.jobs.detections.Compiled;
import io.vigil.jobs.detections.Detections;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Stories with the severity that the user's tuning gives them: they are found behind the place at which other signals get theirs. */
final class TuneStories extends RichMapFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;

    private final Compiled<Tuning> tuning;

    TuneStories(Detections detections) {
        tuning = new Compiled<>(detections, Detections::tuning);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        tuning.open();
    }

    @Override
    public Signal map(Signal story) throws Exception {
        return tuning.now().weigh(story);
    }

    @Override
    public void close() {
        tuning.close();
    }
}
