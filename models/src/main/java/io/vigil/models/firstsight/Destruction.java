package io.vigil.models.firstsight;

import io.vigil.models.baseline.EventIds;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What one newcomer destroys within an hour, by weight: the hour begins with the first of it. */
final class Destruction {
    /** Epoch milliseconds. */
    private long since;

    private double weight;
    private EventIds events = new EventIds();

    /**
     * Takes in what was destroyed.
     *
     * @param earliest epoch milliseconds: what began before is over
     * @return the weight that there was of it before
     */
    double add(long time, double more, String event, long earliest) {
        if (since < earliest) {
            since = time;
            weight = 0;
            events.clear();
        }
        double before = weight;
        weight += more;
        events.add(event);
        return before;
    }

    long since() {
        return since;
    }

    double weight() {
        return weight;
    }

    List<String> events() {
        return events.list();
    }

    Destruction copy() {
        var copy = new Destruction();
        copy.since = since;
        copy.weight = weight;
        copy.events = events.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(since);
        out.writeDouble(weight);
        events.write(out);
    }

    static Destruction read(DataInputView in) throws IOException {
        var destruction = new Destruction();
        destruction.since = in.readLong();
        destruction.weight = in.readDouble();
        destruction.events = EventIds.read(in);
        return destruction;
    }
}
