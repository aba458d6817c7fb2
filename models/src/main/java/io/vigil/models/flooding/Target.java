package io.vigil.models.flooding;

import io.vigil.models.conversations.Conversation;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Packets to one host, of one kind, in the present minute, and for how many minutes they were too many: 60 bytes. */
final class Target {
    private static final double MINUTE = 60_000;

    final long key;
    private long minute;
    private double sent;
    private double received;
    /** Minutes in a row that were a flood, the present one included. */
    private int minutes;

    private boolean flooded;
    /** Epoch milliseconds at which the flood began. */
    private long since;
    /** Epoch milliseconds of the latest report; 0 before the first. */
    long reported;

    Target(long key) {
        this.key = key;
    }

    /** Takes in what was exchanged; a record of ten minutes counts as ten minutes of a tenth. */
    void add(Conversation conversation) {
        double length = conversation.minutesReached();
        long now = (long) (conversation.start() / MINUTE);
        if (now > minute) {
            boolean goesOn = flooded && now <= minute + length;
            minutes = goesOn ? minutes : 0;
            minute = now;
            sent = 0;
            received = 0;
            flooded = false;
        }
        sent += conversation.sent().packets() / length * conversation.weight();
        received += DenialOfService.isReflection(conversation)
                ? 0
                : conversation.received().packets() / length * conversation.weight();
    }

    /** The present minute is a flood. */
    void flood(Conversation conversation) {
        if (flooded) {
            return;
        }
        flooded = true;
        since = minutes == 0 ? conversation.start() : since;
        minutes += (int) conversation.minutes();
    }

    double sent() {
        return sent;
    }

    double received() {
        return received;
    }

    int minutes() {
        return minutes;
    }

    long since() {
        return since;
    }

    long minute() {
        return minute;
    }

    Target copy() {
        var copy = new Target(key);
        copy.minute = minute;
        copy.sent = sent;
        copy.received = received;
        copy.minutes = minutes;
        copy.flooded = flooded;
        copy.since = since;
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(key);
        out.writeLong(minute);
        out.writeDouble(sent);
        out.writeDouble(received);
        out.writeInt(minutes);
        out.writeBoolean(flooded);
        out.writeLong(since);
        out.writeLong(reported);
    }

    static Target read(DataInputView in) throws IOException {
        var target = new Target(in.readLong());
        target.minute = in.readLong();
        target.sent = in.readDouble();
        target.received = in.readDouble();
        target.minutes = in.readInt();
        target.flooded = in.readBoolean();
        target.since = in.readLong();
        target.reported = in.readLong();
        return target;
    }
}
