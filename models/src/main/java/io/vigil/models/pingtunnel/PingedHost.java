package io.vigil.models.pingtunnel;

import io.vigil.models.conversations.Conversation;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What a machine exchanged with one host in pings of unlike answers, within a day. */
final class PingedHost {
    private static final int QUARTERS = 4;
    private static final long DAY = Duration.ofDays(1).toMillis();

    final long host;
    /** Epoch milliseconds of the first exchange. */
    final long since;

    /** Of minutes. */
    private int quarters;

    private double sent;
    private double received;
    private boolean reported;

    PingedHost(long host, long since) {
        this.host = host;
        this.since = since;
    }

    /** A record of ten minutes counts as ten, and a packet each way is a quarter of one at most: who says something now and then is followed for longer. */
    void exchange(Conversation conversation) {
        long packets =
                Math.min(conversation.sent().packets(), conversation.received().packets());
        quarters += (int) Math.min(packets, QUARTERS * conversation.minutes());
        sent += (double) conversation.sent().bytes() * conversation.weight();
        received += (double) conversation.received().bytes() * conversation.weight();
    }

    int minutes() {
        return quarters / QUARTERS;
    }

    /** Bytes, with the headers of IP. */
    double sent() {
        return sent;
    }

    double received() {
        return received;
    }

    boolean isOver(long now) {
        return now - since > DAY;
    }

    boolean isNews() {
        return !reported;
    }

    void report() {
        reported = true;
    }

    PingedHost copy() {
        var copy = new PingedHost(host, since);
        copy.quarters = quarters;
        copy.sent = sent;
        copy.received = received;
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(host);
        out.writeLong(since);
        out.writeInt(quarters);
        out.writeDouble(sent);
        out.writeDouble(received);
        out.writeBoolean(reported);
    }

    static PingedHost read(DataInputView in) throws IOException {
        var read = new PingedHost(in.readLong(), in.readLong());
        read.quarters = in.readInt();
        read.sent = in.readDouble();
        read.received = in.readDouble();
        read.reported = in.readBoolean();
        return read;
    }

    /** With whole minutes. */
    static PingedHost readFirst(DataInputView in) throws IOException {
        PingedHost read = read(in);
        read.quarters *= QUARTERS;
        return read;
    }
}
