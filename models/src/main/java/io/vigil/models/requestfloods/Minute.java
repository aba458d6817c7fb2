package io.vigil.models.requestfloods;

import io.vigil.events.codec.SmallNumber;
import io.vigil.models.conversations.Conversation;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Connections of the present minute to the host that gets most of them, and how many it usually gets: 17 bytes, 28 more while there are many. Whom more than half go
 * to is found by a vote (Boyer and Moore 1981), so that one place is enough.
 */
final class Minute {
    private static final double MINUTE = 60_000;
    private static final long OF_A_DAY = 1_440;
    private static final double FADING = 0.95;
    /** What a day teaches at most: twice as much in a week. */
    private static final double GROWTH = Math.pow(2, 1 / 7.0);
    /** Connections a minute that anybody may have: fewer are not remembered. */
    private static final float FEW = 60;

    private static final int MANY = 1;
    private static final int FLOODED = 2;

    private long host;
    /** Since 1970. */
    private long minute;

    private float connections;
    private float usual;
    private float today;
    /** Minutes in a row that were a flood, the present one included. */
    private int minutes;

    private boolean flooded;
    /** Epoch milliseconds at which the flood began. */
    private long since;
    /** Epoch milliseconds of the latest report; 0 before the first. */
    long reported;

    /**
     * Takes in a connection.
     *
     * @param part of it that falls into a minute
     */
    void add(long whom, double part, Conversation conversation) {
        turn(conversation);
        if (whom == host || connections <= 0) {
            minutes = whom == host ? minutes : 0;
            host = whom;
            connections = (float) (Math.max(0, connections) + part);
        } else {
            connections -= (float) part;
        }
        today = connections >= FEW ? Math.max(today, connections) : today;
    }

    private void turn(Conversation conversation) {
        long present = (long) (conversation.start() / MINUTE);
        if (present <= minute) {
            return;
        }
        if (present / OF_A_DAY > minute / OF_A_DAY) {
            double learnt = Math.max(usual * FADING, Math.min(today, Math.max(FEW, usual) * GROWTH));
            usual = learnt < FEW ? 0 : (float) learnt;
            today = 0;
        }
        minutes = flooded && present <= minute + conversation.minutesReached() ? minutes : 0;
        minute = present;
        connections = 0;
        flooded = false;
    }

    /** How many the host got in this minute, less those of all others. */
    double connections() {
        return connections;
    }

    boolean isOf(long whom) {
        return host == whom;
    }

    /** Whether nearly as many go to one host in a minute of other days, too. */
    boolean isUsual(double times) {
        return connections < usual * times;
    }

    /**
     * The present minute is a flood.
     *
     * @return minutes in a row that were one, with this one
     */
    int flood(Conversation conversation) {
        if (!flooded) {
            flooded = true;
            since = minutes == 0 ? conversation.start() : since;
            minutes += (int) conversation.minutes();
        }
        return minutes;
    }

    long since() {
        return since;
    }

    Minute copy() {
        var copy = new Minute();
        copy.host = host;
        copy.minute = minute;
        copy.connections = connections;
        copy.usual = usual;
        copy.today = today;
        copy.minutes = minutes;
        copy.flooded = flooded;
        copy.since = since;
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        boolean many = usual > 0 || today > 0 || minutes > 0 || reported > 0;
        out.writeByte((many ? MANY : 0) | (flooded ? FLOODED : 0));
        out.writeLong(host);
        SmallNumber.write(minute, out);
        out.writeFloat(connections);
        if (many) {
            out.writeFloat(usual);
            out.writeFloat(today);
            out.writeInt(minutes);
            out.writeLong(since);
            out.writeLong(reported);
        }
    }

    static Minute read(DataInputView in) throws IOException {
        var read = new Minute();
        int kind = in.readByte();
        read.flooded = (kind & FLOODED) != 0;
        read.host = in.readLong();
        read.minute = SmallNumber.read(in);
        read.connections = in.readFloat();
        if ((kind & MANY) != 0) {
            read.usual = in.readFloat();
            read.today = in.readFloat();
            read.minutes = in.readInt();
            read.since = in.readLong();
            read.reported = in.readLong();
        }
        return read;
    }
}
