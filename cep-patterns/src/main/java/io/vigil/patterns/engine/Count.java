package io.vigil.patterns.engine;

import io.vigil.events.codec.StoredText;
import io.vigil.events.signals.Signal;
import io.vigil.patterns.Counting.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What one key has of one count.
 *
 * @param entries in order
 * @param latest signals that are shown as members
 */
record Count(long fingerprint, List<Entry> entries, List<Signal> latest) {
    /** As many members a match names. */
    static final int SHOWN = 20;

    static Count begin(long fingerprint) {
        return new Count(fingerprint, new ArrayList<>(), new ArrayList<>());
    }

    long opened() {
        return entries.get(0).time();
    }

    long last() {
        return entries.get(entries.size() - 1).time();
    }

    void add(Entry entry, Signal signal) {
        entries.add(entry);
        latest.add(signal);
        if (latest.size() > SHOWN) {
            latest.remove(0);
        }
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(fingerprint);
        out.writeInt(entries.size());
        for (Entry entry : entries) {
            out.writeLong(entry.time());
            StoredText.write(entry.unit(), out);
            StoredText.write(entry.value(), out);
        }
        out.writeInt(latest.size());
        for (Signal signal : latest) {
            Run.SIGNALS.serialize(signal, out);
        }
    }

    static Count read(DataInputView in) throws IOException {
        Count count = begin(in.readLong());
        for (int left = in.readInt(); left > 0; left--) {
            count.entries.add(new Entry(in.readLong(), StoredText.readPresent(in), StoredText.readPresent(in)));
        }
        for (int left = in.readInt(); left > 0; left--) {
            count.latest.add(Run.SIGNALS.deserialize(in));
        }
        return count;
    }
}
