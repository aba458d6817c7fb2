package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.Batch;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogReader;
import io.vigil.sources.json.Slice;
import io.vigil.sources.tables.Table;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a table row by row: each is what a JSON object in another file would be. */
public final class TableReader<E extends Event> implements LogReader<E> {
    private final BatchBuilder<E> harvest;
    private final EnvelopeReader<E> settlement;
    private final @Nullable Table table;

    /** @param source name of the log format */
    public TableReader(Path file, RecordDecoder<E> decoder, String source, InputLimits limits) {
        this.harvest = new BatchBuilder<>(source, file.toString(), limits.describedRejects());
        this.settlement = new EnvelopeReader<>(decoder, harvest, Nesting.outermost());
        this.table = open(file);
    }

    private @Nullable Table open(Path file) {
        try {
            return Table.open(file);
        } catch (IOException damaged) {
            harvest.reject(Reason.CARRIER, "a table that cannot be opened: " + damaged.getMessage(), "");
            return null;
        }
    }

    @Override
    public @Nullable Batch<E> next() {
        while (table != null && !harvest.isFull()) {
            byte[] row = table.next(
                    lost -> harvest.reject(Reason.CARRIER, "rows that cannot be read: " + lost.why(), lost.rows()));
            if (row == null) {
                break;
            }
            settlement.settle(new Slice(row, 0, row.length));
        }
        if (!harvest.isFull()) {
            harvest.end();
        }
        return harvest.take();
    }

    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
        }
    }
}
