package io.vigil.flink.order;

import org.apache.flink.api.java.functions.KeySelector;

/** The order in which records are wanted, and the key that they are ordered for. It must not depend on how they arrived. */
public interface EventOrder<E> extends KeySelector<E, Long> {
    /** What the stream is keyed by: records of one key come together and in order. */
    long key(E record);

    /** Epoch milliseconds. */
    long time(E record);

    /** Orders two records of one key and one time; 0 when they are one record delivered twice. */
    int compareTies(E one, E other);

    /**
     * Whether records may have longer to wait than it takes for a log to bring them all: because a time of theirs lies ahead, at which they are to be
     * followed. These lie as bytes meanwhile.
     */
    default boolean looksAhead() {
        return false;
    }

    @Override
    default Long getKey(E record) {
        return key(record);
    }
}
