package io.vigil.sources;

import io.vigil.events.Event;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;

/** One kind of log, in every carrier it is delivered in. Immutable; travels with the job. */
public interface LogFormat<E extends Event> extends Serializable {
    /** {@code cloudtrail}, {@code vpc-flow} or {@code dns}. */
    String name();

    /**
     * Opens one file, or one record of a stream. What carries the log (gzip, JSON arrays, envelopes) is recognised by content.
     *
     * @param place file or shard, for {@link io.vigil.events.Rejected#place()}
     * @param notAfter epoch milliseconds; what is dated later is refused
     * @param limits what it may cost at most
     */
    LogReader<E> open(InputStream in, String place, long notAfter, InputLimits limits);

    /** As a file. */
    default LogReader<E> open(InputStream in, String place, long notAfter) {
        return open(in, place, notAfter, InputLimits.OF_FILE);
    }

    /**
     * Opens a {@link io.vigil.sources.tables.Table table}: Parquet, which is read at several places at once, or comma-separated values.
     *
     * @param notAfter epoch milliseconds; what is dated later is refused
     */
    LogReader<E> openTable(Path file, long notAfter);
}
