package io.vigil.cli.replay;

import io.vigil.connectors.files.LogFile;
import io.vigil.events.Event;
import io.vigil.sources.LogFormat;
import java.util.List;

/**
 * The files of one log.
 *
 * @param files none when the replay is without this log
 */
public record ReplayInput<E extends Event>(Class<E> events, LogFormat<E> format, List<LogFile> files) {
    public ReplayInput {
        files = List.copyOf(files);
    }

    boolean given() {
        return !files.isEmpty();
    }
}
