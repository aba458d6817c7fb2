package io.vigil.models.unfamiliarcallers;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What one class of callers does with one resource: an hour of granted and one of refused calls, and how many it makes on its busiest hours. */
final class Caller {
    final long place;
    final long who;
    final Hours granted;
    final Hours refused;
    /** Epoch day of the latest call. */
    int day;
    /** Whether it was granted a call that changes something. */
    boolean changed;

    Caller(long place, long who) {
        this(place, who, new Hours(), new Hours());
    }

    private Caller(long place, long who, Hours granted, Hours refused) {
        this.place = place;
        this.who = who;
        this.granted = granted;
        this.refused = refused;
    }

    Caller copy() {
        var copy = new Caller(place, who, granted.copy(), refused.copy());
        copy.day = day;
        copy.changed = changed;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(place);
        out.writeLong(who);
        granted.write(out);
        refused.write(out);
        out.writeInt(day);
        out.writeBoolean(changed);
    }

    static Caller read(DataInputView in) throws IOException {
        var caller = new Caller(in.readLong(), in.readLong(), Hours.read(in), Hours.read(in));
        caller.day = in.readInt();
        caller.changed = in.readBoolean();
        return caller;
    }
}
