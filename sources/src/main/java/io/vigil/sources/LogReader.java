package io.vigil.sources;

import io.vigil.events.Event;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one input from start to end, holding a bounded part of it. Bad data is never an exception; a failing disk or network is. */
public interface LogReader<E extends Event> extends AutoCloseable {
    /** The next records, at most {@link Batch#FULL} together; null at the end of the input. */
    @Nullable
    Batch<E> next() throws IOException;

    @Override
    void close() throws IOException;
}
