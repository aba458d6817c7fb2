package io.vigil.sinks;

import io.vigil.findings.Finding;
import java.io.IOException;
import java.util.List;

/**
 * Writes findings to one place. The values of a finding are absolute, and whoever reads takes of each id the latest state (by
 * {@link Finding#updatedAt()}, then {@link Finding#count()}), so a batch may be written again after a failure: it changes nothing. A finding that is
 * {@linkplain Finding#withdrawn() withdrawn} is no finding any more, unless a settled state of it is written later. Used by one thread.
 */
public interface FindingWriter extends AutoCloseable {
    /**
     * Writes all of them; when it returns, they outlive this process.
     *
     * @param batch in any order, of an id also several states
     * @throws IOException when it may not all have been written; then the writer is of no more use. The message holds no secret and nothing
     *     that steers a terminal
     */
    void write(List<Finding> batch) throws IOException;

    /**
     * Deletes findings that were last updated before, and what people did about them.
     *
     * @param epochMillis event time
     * @throws IOException as {@link #write} does
     */
    void forget(long epochMillis) throws IOException;

    /** Gives back what it holds. Nothing is left to be written. */
    @Override
    void close() throws IOException;
}
