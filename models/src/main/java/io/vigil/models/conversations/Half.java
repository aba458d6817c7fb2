package io.vigil.models.conversations;

import io.vigil.detection.flows.Sides;
import io.vigil.events.Hash;
import io.vigil.events.codec.SmallNumber;
import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.NetworkFlow;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** One direction of a conversation, whose other one has not been seen yet: 35 bytes, 59 of IPv6. Pieces of the same direction add up. */
final class Half {
    private static final int SHORTEST_OPENING = 24;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int FEWEST_PACKETS = 3;
    /** Bytes of an average packet that carries something: more than the headers of IP and of TCP with options. */
    private static final int CONTENT = 40;
    /** The largest header of TCP (RFC 9293): whatever is larger on average carries something, however few packets there are. */
    private static final int LARGEST_HEADER = 60;

    private static final int CONTENT_OF_DATAGRAM = 8;
    /** Bytes beyond all headers, more than any greeting: whoever takes these in takes part, though all that comes back is acknowledgements. */
    private static final int BULK = 16_384;

    private static final int RST = 4;
    private static final int SYN = 2;

    private static final int IS_OUTBOUND = 1;
    private static final int IS_V4 = 2;

    final long key;
    final Ip local;
    final Ip remote;
    final char localPort;
    final char remotePort;
    final short protocol;
    final boolean outbound;
    final long origin;
    short flags;
    long start;
    long end;
    long packets;
    long bytes;

    /** One end of a flow. */
    private record End(Ip address, int port) {}

    private Half(End local, End remote, short protocol, boolean outbound, long origin) {
        this.local = local.address;
        this.remote = remote.address;
        this.localPort = (char) local.port;
        this.remotePort = (char) remote.port;
        this.protocol = protocol;
        this.outbound = outbound;
        this.origin = origin;
        long ports = (long) local.port << 32 | (long) remote.port << 16 | protocol;
        long sides = Hash.combine(hash(local.address), hash(remote.address));
        this.key = Hash.combine(sides, ports);
    }

    private static long hash(Ip ip) {
        return Hash.combine(ip.high(), ip.low());
    }

    /** @param side which address is ours: not UNKNOWN */
    static Half of(NetworkFlow flow, Sides side) {
        boolean outbound = side == Sides.SOURCE_IS_LOCAL;
        var source = new End(Objects.requireNonNull(flow.source()), flow.sourcePort());
        var destination = new End(Objects.requireNonNull(flow.destination()), flow.destinationPort());
        var half = new Half(
                outbound ? source : destination,
                outbound ? destination : source,
                (short) flow.protocol(),
                outbound,
                (outbound ? flow.destinationOrigin() : flow.sourceOrigin()).packed());
        half.flags = (short) flow.tcpFlags();
        half.start = flow.time();
        half.end = flow.end();
        half.packets = flow.packets();
        half.bytes = flow.bytes();
        return half;
    }

    /** Takes in another piece of the same direction. */
    void add(Half piece) {
        flags = (short) (flags < 0 ? piece.flags : piece.flags < 0 ? flags : flags | piece.flags);
        start = Math.min(start, piece.start);
        end = Math.max(end, piece.end);
        packets += piece.packets;
        bytes += piece.bytes;
    }

    Conversation.Traffic traffic() {
        return new Conversation.Traffic(packets, bytes);
    }

    private double size() {
        return (double) bytes / Math.max(1, packets) - (local.isV4() ? IPV4_HEADER : IPV6_HEADER);
    }

    /** Of an answer: the far side's system wants no connection. Whoever accepts one sends options, a bare reset has none. */
    boolean isReset() {
        if (protocol != NetworkFlow.TCP) {
            return false;
        }
        if (flags >= 0 && (flags & (RST | SYN)) != 0) {
            return (flags & SYN) == 0 && packets < FEWEST_PACKETS;
        }
        return packets < FEWEST_PACKETS && size() < SHORTEST_OPENING;
    }

    /** One packet that refuses, and nothing else: whoever opens sends options. */
    boolean isBareReset() {
        return packets == 1 && isReset();
    }

    boolean hasContent() {
        return protocol == NetworkFlow.TCP
                ? packets >= FEWEST_PACKETS && size() >= CONTENT || size() > LARGEST_HEADER
                : size() > CONTENT_OF_DATAGRAM;
    }

    /** Whether both sides said something, or one so much that the other, which acknowledged it, took it in. */
    static boolean haveContent(Half one, Half other) {
        return one.hasContent() && other.hasContent() || one.isTakenBy(other) || other.isTakenBy(one);
    }

    private boolean isTakenBy(Half other) {
        int header = LARGEST_HEADER + (local.isV4() ? IPV4_HEADER : IPV6_HEADER);
        return protocol == NetworkFlow.TCP && bytes - packets * header >= BULK && other.packets >= FEWEST_PACKETS;
    }

    Half copy() {
        var copy = new Half(new End(local, localPort), new End(remote, remotePort), protocol, outbound, origin);
        copy.flags = flags;
        copy.start = start;
        copy.end = end;
        copy.packets = packets;
        copy.bytes = bytes;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        boolean v4 = local.isV4() && remote.isV4();
        out.writeByte((outbound ? IS_OUTBOUND : 0) | (v4 ? IS_V4 : 0));
        write(local, v4, out);
        write(remote, v4, out);
        out.writeChar(localPort);
        out.writeChar(remotePort);
        out.writeShort(protocol);
        out.writeLong(origin);
        out.writeShort(flags);
        SmallNumber.write(start, out);
        SmallNumber.write(end - start, out);
        SmallNumber.write(packets, out);
        SmallNumber.write(bytes, out);
    }

    private static void write(Ip ip, boolean v4, DataOutputView out) throws IOException {
        if (v4) {
            out.writeInt((int) ip.low());
        } else {
            out.writeLong(ip.high());
            out.writeLong(ip.low());
        }
    }

    private static Ip readIp(boolean v4, DataInputView in) throws IOException {
        return v4 ? Ip.v4(in.readInt()) : new Ip(in.readLong(), in.readLong());
    }

    static Half read(DataInputView in) throws IOException {
        int kind = in.readByte();
        boolean v4 = (kind & IS_V4) != 0;
        Ip local = readIp(v4, in);
        Ip remote = readIp(v4, in);
        var half = new Half(
                new End(local, in.readChar()),
                new End(remote, in.readChar()),
                in.readShort(),
                (kind & IS_OUTBOUND) != 0,
                in.readLong());
        half.flags = in.readShort();
        half.start = SmallNumber.read(in);
        half.end = half.start + SmallNumber.read(in);
        half.packets = SmallNumber.read(in);
        half.bytes = SmallNumber.read(in);
        return half;
    }
}
