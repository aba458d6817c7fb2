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

/**
 * What one principal made lately, 20 bytes each, and the latest calls in which it changed something of it, 128 bytes where there was one; of those that
 * finished something of its own, 64 bytes more.
 */
@TypeInfo(StateTypeFactory.class)
public final class Works {
    static final StateCodec<Works> CODEC = StateCodec.of(2, Works::write, Works::read)
            .since(1, Works::readFirst)
            .copying(Works::copy);

    private static final int MOST_THINGS = 64;
    private static final int MOST_EVENTS = 16;
    private static final int MOST_FINISHED = 8;

    /** In the order in which they were made. */
    private final Map<Long, Making> things = new LinkedHashMap<>();

    private @Nullable LatestEvents events;
    private @Nullable LatestEvents finished;

    /** When, in days since 1970, and from which network. */
    private record Making(int day, long network) {}

    void make(Work work) {
        things.remove(work.thing());
        if (things.size() == MOST_THINGS) {
            things.remove(things.keySet().iterator().next());
        }
        things.put(work.thing(), new Making(Days.of(work.time()), work.network()));
    }

    /** Takes in a change, if it is one of what was made within so many days before, from the same network: elsewhere, the credentials may be in other hands. */
    void change(Work work, int days) {
        Making making = things.get(work.thing());
        if (making == null || making.network != work.network() || Days.of(work.time()) - making.day > days) {
            return;
        }
        events = events == null ? new LatestEvents(MOST_EVENTS) : events;
        events.add(work.event());
        // Whoever is set up gets a password or a key on the same day, or the next; a page is published.
        if (work.finishes() && Days.of(work.time()) - making.day <= 1) {
            finished = finished == null ? new LatestEvents(MOST_FINISHED) : finished;
            finished.add(work.event());
        }
    }

    boolean changedIn(long event) {
        return events != null && events.have(event);
    }

    /** Whether it gave credentials to a user, or readers to a place, that the principal had just made. */
    boolean finishedIn(long event) {
        return finished != null && finished.have(event);
    }

    private Works copy() {
        var copy = new Works();
        copy.things.putAll(things);
        copy.events = events == null ? null : events.copy();
        copy.finished = finished == null ? null : finished.copy();
        return copy;
    }

    private void write(DataOutputView out) throws IOException {
        out.writeByte(things.size());
        for (Map.Entry<Long, Making> each : things.entrySet()) {
            out.writeLong(each.getKey());
            out.writeInt(each.getValue().day);
            out.writeLong(each.getValue().network);
        }
        write(events, out);
        write(finished, out);
    }

    private static void write(@Nullable LatestEvents some, DataOutputView out) throws IOException {
        out.writeBoolean(some != null);
        if (some != null) {
            some.write(out);
        }
    }

    private static Works read(DataInputView in) throws IOException {
        Works works = readFirst(in);
        works.finished = in.readBoolean() ? LatestEvents.read(MOST_FINISHED, in) : null;
        return works;
    }

    /** As it was written before users were welcomed. */
    private static Works readFirst(DataInputView in) throws IOException {
        var works = new Works();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            works.things.put(in.readLong(), new Making(in.readInt(), in.readLong()));
        }
        works.events = in.readBoolean() ? LatestEvents.read(MOST_EVENTS, in) : null;
        return works;
    }
}
