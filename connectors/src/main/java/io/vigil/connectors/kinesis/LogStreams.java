package io.vigil.connectors.kinesis;

import io.vigil.events.Event;
import io.vigil.sources.LogFormat;
import java.util.List;

/**
 * The streams of one log.
 *
 * @param names none when the job is without this log
 */
public record LogStreams<E extends Event>(Class<E> events, LogFormat<E> format, List<String> names) {
    public LogStreams {
        names = List.copyOf(names);
    }
}
