package io.vigil.connectors.folders;

import io.vigil.connectors.LiveSource;
import io.vigil.events.Event;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How folders of logs are read, whichever log they hold. The file system is Flink's, by the scheme of the folder's address: {@code s3://} with
 * Flink's S3 plugin, its credentials and its endpoint.
 *
 * @param from files that were written before are left out; {@link Instant#EPOCH}: all that are there
 * @param lookEvery how often today's folders are listed
 */
public record FolderLogs(Instant from, Duration lookEvery) implements Serializable {
    /**
     * The log in these folders as one source.
     *
     * @param delivery the longest way of an event into its file: older ones are no longer waited for
     */
    public <E extends Event> LiveSource<E> of(LogFolders<E> folders, Duration delivery) {
        return new ArrivingFiles<>(folders, this, delivery);
    }
}
