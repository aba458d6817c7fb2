package io.vigil.models.unprecedented;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What one principal did for the first time within the last hour, each too light to be news alone: 50 bytes for each, none of most. */
final class Lately {
    private static final int MOST = 8;

    private final List<Act> acts = new ArrayList<>();

    private record Act(long time, double weight, String eventId) {}

    /** One more, behind those of the last hour. */
    void add(Deed deed, long since) {
        acts.removeIf(earlier -> earlier.time < since);
        if (acts.size() < MOST) {
            acts.add(
                    new Act(deed.time(), deed.weight(), deed.signal().evidence().lastEvent()));
        }
    }

    double weight() {
        return acts.stream().mapToDouble(Act::weight).sum();
    }

    Stream<String> events() {
        return acts.stream().map(Act::eventId);
    }

    /** When the first of them was done; {@code otherwise} without any. */
    long since(long otherwise) {
        return acts.stream().mapToLong(Act::time).min().orElse(otherwise);
    }

    Lately copy() {
        var copy = new Lately();
        copy.acts.addAll(acts);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(acts.size());
        for (Act each : acts) {
            out.writeLong(each.time);
            out.writeDouble(each.weight);
            out.writeUTF(each.eventId);
        }
    }

    static Lately read(DataInputView in) throws IOException {
        var read = new Lately();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            read.acts.add(new Act(in.readLong(), in.readDouble(), in.readUTF()));
        }
        return read;
    }
}
