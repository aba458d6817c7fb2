package io.vigil.cli.findings;

import io.vigil.catalogue.Problems;
import io.vigil.cli.store.StoreToRead;
import io.vigil.console.store.Connections;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.StoreFailure;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.SqlFindings;
import io.vigil.sinks.StoreUnavailable;
import picocli.CommandLine.Mixin;

/** The store that a command reads, and never changes. */
final class StoreReading {
    @Mixin
    private StoreToRead store = new StoreToRead();

    /** What is done with the findings; the result is an exit code. */
    interface Use {
        int with(FindingReader findings) throws InterruptedException;
    }

    /**
     * @param problems what is wrong so far; with any, nothing is read
     * @throws StoreUnavailable when there is no such store, or none of this release
     */
    int read(Problems problems, Use use) throws InterruptedException {
        FindingStorage storage = store.storage(problems);
        problems.throwIfAny();
        if (storage == null) {
            return 0;
        }
        SqlFindings sql = storage.sql();
        try (var connections = new Connections(sql)) {
            return use.with(new FindingReader(connections));
        } catch (StoreFailure e) {
            throw StoreUnavailable.of(
                    sql.name(), e, "check that it is a store that a job of this release has written to");
        }
    }
}
