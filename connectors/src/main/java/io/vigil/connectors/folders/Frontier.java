package io.vigil.connectors.folders;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Told to all readers: every file that arrived before has been given to one of them.
 *
 * @param arrival epoch milliseconds
 */
record Frontier(long arrival) implements SourceEvent {
    private static final long serialVersionUID = 1;
}
