package io.vigil.flink.order;

import java.io.Serializable;

/** The order in which records are wanted. It must not depend on how they arrived. */
public interface EventOrder<E> extends Serializable {
    /** What the stream is keyed by: records of one key come together and in order. */
    long key(E record);

    /** Epoch milliseconds. */
    long time(E record);

    /** Orders two records of one key and one time; 0 when they are one record delivered twice. */
    int compareTies(E one, E other);
}
