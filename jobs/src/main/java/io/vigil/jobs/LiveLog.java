package io.vigil.jobs;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.kinesis.KinesisLogs;
import io.vigil.connectors.kinesis.LogStreams;
import io.vigil.events.Event;
import io.vigil.jobs.pipeline.Log;
import io.vigil.jobs.pipeline.LogKind;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A log and its streams. */
record LiveLog<E extends Event>(LogKind<E> kind, LogStreams<E> streams) {
    /** What is wrong with the log's own options goes to {@code problems}. */
    static <E extends Event> LiveLog<E> of(LogKind<E> kind, StreamOptions options, Problems problems) {
        var format = options.format(kind, problems);
        return new LiveLog<>(kind, new LogStreams<>(kind.events(), format, options.given(kind)));
    }

    /** The job reads it. */
    boolean given() {
        return !streams.names().isEmpty();
    }

    Log<E> read(KinesisLogs kinesis, StreamExecutionEnvironment environment) {
        return Log.of(kind, kinesis.read(environment, streams));
    }
}
