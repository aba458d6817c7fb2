package io.vigil.models.ownwork;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.LatestEvents;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What one principal made lately, 12 bytes each, and the latest calls in which it changed something of it, 128 bytes where there was one. */
@TypeInfo(StateTypeFactory.class)
public final class Works {
    static final StateCodec<Works> CODEC =
            StateCodec.of(1, Works::write, Works::read).copying(Works::copy);

    private static final int MOST_THINGS = 64;
    private static final int MOST_EVENTS = 16;

    /** The day on which each was made, in the order in which they were. */
    private final Map<Long, Integer> things = new LinkedHashMap<>();

    private @Nullable LatestEvents events;

    void make(long thing, long time) {
        things.remove(thing);
        if (things.size() == MOST_THINGS) {
            things.remove(things.keySet().iterator().next());
        }
        things.put(thing, Days.of(time));
    }

    /** Whether it made the thing within so many days before. */
    boolean hold(long thing, long time, int days) {
        Integer made = things.get(thing);
        return made != null && Days.of(time) - made <= days;
    }

    void change(long event) {
        events = events == null ? new LatestEvents(MOST_EVENTS) : events;
        events.add(event);
    }

    boolean changedIn(long event) {
        return events != null && events.have(event);
    }

    private Works copy() {
        var copy = new Works();
        copy.things.putAll(things);
        copy.events = events == null ? null : events.copy();
        return copy;
    }

    private void write(DataOutputView out) throws IOException {
        out.writeByte(things.size());
        for (Map.Entry<Long, Integer> each : things.entrySet()) {
            out.writeLong(each.getKey());
            out.writeInt(each.getValue());
        }
        out.writeBoolean(events != null);
        if (events != null) {
            events.write(out);
        }
    }

    private static Works read(DataInputView in) throws IOException {
        var works = new Works();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            works.things.put(in.readLong(), in.readInt());
        }
        works.events = in.readBoolean() ? LatestEvents.read(MOST_EVENTS, in) : null;
        return works;
    }
}
