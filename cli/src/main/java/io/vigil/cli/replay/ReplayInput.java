package io.vigil.cli.replay;

import io.vigil.connectors.files.LogFile;
import io.vigil.connectors.files.LogFiles;
import io.vigil.events.Event;
import io.vigil.flink.OperatorIds;
import io.vigil.jobs.pipeline.Log;
import io.vigil.jobs.pipeline.LogKind;
import io.vigil.sources.LogFormat;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The files of one log.
 *
 * @param files none when the replay is without this log
 */
public record ReplayInput<E extends Event>(LogKind<E> kind, LogFormat<E> format, List<LogFile> files) {
    public ReplayInput {
        files = List.copyOf(files);
    }

    boolean given() {
        return !files.isEmpty();
    }

    /** @param awaitedAs of {@link FinalSavepoint#awaitedAs()}; null without one */
    Log<E> read(StreamExecutionEnvironment environment, ReplayPlan plan, @Nullable String awaitedAs) {
        String uid = OperatorIds.readFiles(kind.name(), plan.savepoints().from());
        var read = new LogFiles<>(format, files, plan.logs().notAfter(), awaitedAs);
        return Log.of(kind, read.read(environment, kind.events(), plan.logs().lateness(), uid));
    }
}
