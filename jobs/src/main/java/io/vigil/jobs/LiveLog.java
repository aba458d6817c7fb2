package io.vigil.jobs;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.LiveSource;
import io.vigil.connectors.folders.LogFolders;
import io.vigil.connectors.kinesis.LogStreams;
import io.vigil.connectors.kinesis.Waiting;
import io.vigil.events.Event;
import io.vigil.jobs.pipeline.Log;
import io.vigil.jobs.pipeline.LogKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A log, and all places that it is read from.
 *
 * @param waiting for what may still come of it
 */
record LiveLog<E extends Event>(LogKind<E> kind, LogStreams<E> streams, LogFolders<E> folders, Waiting waiting) {
    /** What is wrong with the log's own options goes to {@code problems}. */
    static <E extends Event> LiveLog<E> of(LogKind<E> kind, StreamOptions options, Waiting waiting, Problems problems) {
        var format = options.format(kind, problems);
        return new LiveLog<>(kind, options.streams(kind, format), options.folders(kind, format, problems), waiting);
    }

    /** The job reads it. */
    boolean given() {
        return !streams.names().isEmpty() || !folders.roots().isEmpty();
    }

    /** Only of a log that is {@link #given}. */
    Log<E> read(LivePlaces places, StreamExecutionEnvironment environment) {
        return Log.of(
                kind,
                sources(places).stream()
                        .map(source -> source.read(environment))
                        .reduce(DataStream::union)
                        .orElseThrow(),
                waiting.disorder().plus(waiting.delivery()));
    }

    private List<LiveSource<E>> sources(LivePlaces places) {
        var sources = new ArrayList<LiveSource<E>>();
        if (!streams.names().isEmpty()) {
            sources.add(places.kinesis().of(streams, waiting));
        }
        if (!folders.roots().isEmpty()) {
            sources.add(places.folders().of(folders, waiting.delivery()));
        }
        return sources;
    }
}
