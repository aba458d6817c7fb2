package io.vigil.benchmark.load;

import io.vigil.events.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is made up of one kind of log, to measure with.
 *
 * @param events of the log, by which its kind is found
 * @param options values of the log's own options
 * @param line writes its records
 * @param recordsAChunk about 100 KB of them, and no more than a batch holds
 * @param recordsASecond what a core is expected to do, about: it says how many records a measurement of so many seconds has, whatever the machine
 * @param tokens cuts them; null where cutting is nothing beside parsing, of which everything is given as a share then
 */
public record LoadOfLog(
        Class<? extends Event> events,
        Map<String, String> options,
        Load.Line line,
        int recordsAChunk,
        int recordsASecond,
        @Nullable Tokens tokens) {
    public LoadOfLog {
        options = Map.copyOf(options);
    }

    /** Of which everything else is given as a share. */
    public String yardstick() {
        return tokens == null ? "parsing" : "tokenising";
    }
}
