package io.vigil.connectors.files;

import java.io.Serializable;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A file of a log, as far as it has been read.
 *
 * @param path absolute
 * @param firstTime epoch milliseconds of its earliest event, by its first records; {@link Long#MAX_VALUE} when it has none
 * @param batchesRead how many batches were passed on before the snapshot that this comes from
 */
public record LogFile(String path, long firstTime, long batchesRead) implements SourceSplit, Serializable {
    @Override
    public String splitId() {
        return path;
    }
}
