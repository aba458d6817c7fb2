package io.vigil.flink;

import java.util.Iterator;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Brings the records of a stream to the program that submits the job. */
public final class CollectedStream {
    private CollectedStream() {}

    /** @return to be read to its end while the job runs: it ends, or fails, with the job, and there is nothing to close */
    public static <T> Iterator<T> of(DataStream<T> stream, String uid) {
        Iterator<T> records = stream.collectAsync();
        // The sink that this adds cannot be named any other way, and without a uid no graph is accepted here.
        var added = stream.getExecutionEnvironment().getTransformations();
        added.get(added.size() - 1).setUid(uid);
        return records;
    }
}
