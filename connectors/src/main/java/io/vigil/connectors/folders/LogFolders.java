package io.vigil.connectors.folders;

import io.vigil.events.Event;
import io.vigil.sources.LogFormat;
import java.io.Serializable;
import java.util.List;

/**
 * The folders of one log.
 *
 * @param service what AWS calls the folder of this log below an account, such as {@code vpcflowlogs}
 * @param roots addresses of a folder that holds {@code AWSLogs}, or of one from there on down to a region; none when the job is without them
 */
public record LogFolders<E extends Event>(Class<E> events, LogFormat<E> format, String service, List<String> roots)
        implements Serializable {
    public LogFolders {
        roots = List.copyOf(roots);
    }
}
