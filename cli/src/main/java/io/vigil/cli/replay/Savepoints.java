package io.vigil.cli.replay;

import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a replay goes on from an earlier run and is gone on from.
 *
 * @param from the savepoint whose state it begins with, as a path or URI; null: nothing is known yet
 * @param into the folder to leave a savepoint in; null: the logs end with the files, and so does all that waits for what comes next
 */
public record Savepoints(@Nullable String from, @Nullable Path into) {
    /** Of a cluster that begins with the earlier state. What only the earlier run had, such as its files, is left behind. */
    Configuration restoring() {
        var configuration = new Configuration();
        if (from != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
            configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        }
        return configuration;
    }
}
