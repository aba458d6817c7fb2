package io.vigil.models.baseline;

import io.vigil.events.signals.Signal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Ids of the events that something counted: of many, the first and the last, as many as a signal names. 800 bytes at most.
 */
public final class EventIds {
    private static final int HALF = Signal.EVENTS / 2;

    private final List<String> first = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();

    public void add(String id) {
        if (first.size() < HALF) {
            first.add(id);
            return;
        }
        if (last.size() == HALF) {
            last.removeFirst();
        }
        last.addLast(id);
    }

    public void clear() {
        first.clear();
        last.clear();
    }

    /** In the order in which they were added. */
    public List<String> list() {
        List<String> all = new ArrayList<>(first);
        all.addAll(last);
        return all;
    }

    public EventIds copy() {
        var copy = new EventIds();
        copy.first.addAll(first);
        copy.last.addAll(last);
        return copy;
    }

    public void write(DataOutputView out) throws IOException {
        out.writeByte(first.size() + last.size());
        for (String id : list()) {
            out.writeUTF(id);
        }
    }

    public static EventIds read(DataInputView in) throws IOException {
        var ids = new EventIds();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            ids.add(in.readUTF());
        }
        return ids;
    }
}
