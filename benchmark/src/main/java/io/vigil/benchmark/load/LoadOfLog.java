package io.vigil.benchmark.load;

import io.vigil.events.Event;
import java.util.Map;

/**
 * What is made up of one kind of log, to measure with.
 *
 * @param events of the log, by which its kind is found
 * @param options values of the log's own options
 * @param line writes its records
 * @param recordsAChunk about 100 KB of them, and no more than a batch holds
 * @param tokens cuts them
 */
public record LoadOfLog(
        Class<? extends Event> events, Map<String, String> options, Load.Line line, int recordsAChunk, Tokens tokens) {
    public LoadOfLog {
        options = Map.copyOf(options);
    }
}
