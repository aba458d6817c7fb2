package io.vigil.patterns.engine;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The partial matches of one sequence as they lie in a key's value: bytes until a signal concerns them, and written as the same bytes when none
 * does. A key that has begun two hundred sequences pays for those that its signal concerns.
 */
final class StoredRun {
    private static final int USUAL_BYTES = 1024;

    private final long fingerprint;
    private final long earliest;
    private final long latest;
    /** Null while it is open. */
    private byte @Nullable [] bytes;

    private @Nullable Run run;

    private StoredRun(long fingerprint, long earliest, long latest) {
        this.fingerprint = fingerprint;
        this.earliest = earliest;
        this.latest = latest;
    }

    static StoredRun of(Run run) {
        var stored = new StoredRun(run.fingerprint(), run.earliest(), run.latest());
        stored.run = run;
        return stored;
    }

    /** Of the sequence that they are of. */
    long fingerprint() {
        return fingerprint;
    }

    /** Epoch milliseconds at which the earliest partial match began; {@link Long#MAX_VALUE} when there is none. */
    long earliest() {
        return earliest;
    }

    /** Epoch milliseconds at which the latest partial match began; {@link Long#MIN_VALUE} when there is none. */
    long latest() {
        return latest;
    }

    /** To be worked on; whoever changes it stores it anew. */
    Run open() throws IOException {
        Run opened = run;
        if (opened == null) {
            opened = Run.read(fingerprint, new DataInputDeserializer(bytes));
            run = opened;
            bytes = null;
        }
        return opened;
    }

    /** Makes bytes of it, which take less memory. */
    void seal() throws IOException {
        if (run != null) {
            bytes = written(run).getCopyOfBuffer();
            run = null;
        }
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(fingerprint);
        out.writeLong(earliest);
        out.writeLong(latest);
        if (run == null) {
            out.writeInt(bytes.length);
            out.write(bytes);
        } else {
            DataOutputSerializer written = written(run);
            out.writeInt(written.length());
            out.write(written.getSharedBuffer(), 0, written.length());
        }
    }

    private static DataOutputSerializer written(Run run) throws IOException {
        var written = new DataOutputSerializer(USUAL_BYTES);
        run.write(written);
        return written;
    }

    static StoredRun read(DataInputView in) throws IOException {
        var stored = new StoredRun(in.readLong(), in.readLong(), in.readLong());
        stored.bytes = new byte[in.readInt()];
        in.readFully(stored.bytes);
        return stored;
    }
}
