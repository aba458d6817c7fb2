package io.vigil.jobs;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.CloseableIterator;

/** Brings the records of a stream to the program that submits the job. */
public final class Collected {
    private Collected() {}

    /** @return to be read while the job runs; it ends with the job */
    public static <T> CloseableIterator<T> of(DataStream<T> stream, String uid) {
        CloseableIterator<T> records = stream.collectAsync();
        // The sink that this adds cannot be named any other way, and without a uid no graph is accepted here.
        var added = stream.getExecutionEnvironment().getTransformations();
        added.get(added.size() - 1).setUid(uid);
        return records;
    }
}
