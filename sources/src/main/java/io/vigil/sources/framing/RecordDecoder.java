package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.sources.json.JsonTree;
import org.jspecify.annotations.Nullable;

/** What one kind of log knows of its records. Used by one reader at a time. */
public interface RecordDecoder<E extends Event> {
    /** The record that fills these bytes; white space around it is gone. */
    Decoded<E> decode(byte[] bytes, int from, int to);

    /** Whether records are lines of text; else they are JSON objects. */
    boolean readsLines();

    /** The record in another form than the log's own, such as OCSF; null when the object, which was refused, is none that is known. */
    default @Nullable Decoded<E> decodeOtherForm(JsonTree object) {
        return null;
    }

    /**
     * The record that begins at {@code from}, if that can be read fast; it ends at {@link #scannedTo()}. Null says nothing: {@link #decode}
     * decides.
     */
    default @Nullable E scan(byte[] bytes, int from, int limit) {
        return null;
    }

    /** Offset behind the record that {@link #scan} returned last. */
    default int scannedTo() {
        throw new UnsupportedOperationException("this log has no fast scanner");
    }
}
