package io.vigil.models.beacons;

import io.vigil.events.codec.SmallNumber;
import io.vigil.models.baseline.Variation;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.Conversation.Traffic;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * One connection that our side opened, in which the far side gives orders: it says little, from the first packet on less than any greeting of TLS or SSH has, and
 * our side answers at more length, each time at another. So does a shell whose master sits at the far side; who logs in elsewhere says less than it is answered,
 * and a program that reports says the same each time. 30 bytes.
 */
final class Orders {
    /** Bytes of a packet with the headers of IPv4 and of TCP with timestamps (RFC 7323), and of IPv6. */
    private static final double HEADERS_V4 = 52;

    private static final double HEADERS_V6 = 72;
    /** By which the packet that accepts a connection is longer: more options. */
    private static final double OPTIONS = 8;
    /** Of the far side's packets, acknowledgements among them: a line that is typed, no certificate, no key and no header of HTTP. */
    private static final double SHORT = 32;
    /** The same, where it says anything at all. */
    private static final double SAYS = 0.5;

    private static final double ANSWERS_FOR_ORDERS = 2;
    /** Of the lengths of answers, their deviation by their mean: a heartbeat's and a counter's are nearly alike. */
    private static final double UNLIKE = 0.4;

    private static final int FEWEST_PIECES = 4;

    private final long since;
    private int pieces;
    private long sent;
    private long received;
    private long packets;
    /** Sum of the squares of what each piece sent. */
    private double squares;

    private Orders(long since) {
        this.since = since;
    }

    /** Of a connection's first piece; null when the far side says more than orders in it. */
    static @Nullable Orders of(Conversation first) {
        var orders = new Orders(first.start());
        orders.add(first);
        boolean isShort = orders.received <= SHORT * orders.packets;
        return isShort ? orders : null;
    }

    void add(Conversation piece) {
        double headers = piece.remote().isV4() ? HEADERS_V4 : HEADERS_V6;
        double said = said(piece.sent(), headers);
        pieces++;
        sent += (long) said;
        squares += said * said;
        received += (long) said(piece.received(), headers);
        packets += piece.received().packets();
    }

    private static double said(Traffic traffic, double headers) {
        return Math.max(0, traffic.bytes() - headers * traffic.packets());
    }

    /** Whether they are given by now. */
    boolean areGiven() {
        double heard = received - OPTIONS;
        return pieces >= FEWEST_PIECES
                && heard >= SAYS * packets
                && heard <= SHORT * packets
                && sent >= ANSWERS_FOR_ORDERS * received
                && Variation.of(pieces, sent, squares) >= UNLIKE;
    }

    long since() {
        return since;
    }

    /** For people. */
    String words() {
        return "%d bytes of orders, %d bytes of answers".formatted(received, sent);
    }

    Orders copy() {
        var copy = new Orders(since);
        copy.pieces = pieces;
        copy.sent = sent;
        copy.received = received;
        copy.packets = packets;
        copy.squares = squares;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        SmallNumber.write(since, out);
        SmallNumber.write(pieces, out);
        SmallNumber.write(sent, out);
        SmallNumber.write(received, out);
        SmallNumber.write(packets, out);
        out.writeDouble(squares);
    }

    static Orders read(DataInputView in) throws IOException {
        var read = new Orders(SmallNumber.read(in));
        read.pieces = (int) SmallNumber.read(in);
        read.sent = SmallNumber.read(in);
        read.received = SmallNumber.read(in);
        read.packets = SmallNumber.read(in);
        read.squares = in.readDouble();
        return read;
    }
}
