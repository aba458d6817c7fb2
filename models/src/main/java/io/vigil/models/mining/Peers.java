package io.vigil.models.mining;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Whom one interface talks to at ports where pools listen: at most 8, 600 bytes. Whoever was silent longest makes room. */
@TypeInfo(StateTypeFactory.class)
public final class Peers {
    static final StateCodec<Peers> CODEC =
            StateCodec.of(1, Peers::write, Peers::read).copying(Peers::copy);

    private static final int MOST = 8;

    /** One far side at one port. */
    static final class Peer {
        private final long who;
        /** Epoch milliseconds of the first flow. */
        final long since;

        private final Quarters sent;
        private final Quarters received;
        long packets;
        long bytes;
        /** Bytes of the largest flow, of a minute or ten. */
        long largest;

        long reportedUntil;

        private Peer(long who, long since, Quarters sent, Quarters received) {
            this.who = who;
            this.since = since;
            this.sent = sent;
            this.received = received;
        }

        void see(long time, boolean outbound) {
            (outbound ? sent : received).see(time);
        }

        /** In how many of the latest quarters both sides spoke. */
        int within(int count) {
            return Math.min(sent.within(count), received.within(count));
        }

        private Peer copy() {
            var copy = new Peer(who, since, sent.copy(), received.copy());
            copy.packets = packets;
            copy.bytes = bytes;
            copy.largest = largest;
            copy.reportedUntil = reportedUntil;
            return copy;
        }

        private void write(DataOutputView out) throws IOException {
            out.writeLong(who);
            out.writeLong(since);
            sent.write(out);
            received.write(out);
            out.writeLong(packets);
            out.writeLong(bytes);
            out.writeLong(largest);
            out.writeLong(reportedUntil);
        }

        private static Peer read(DataInputView in) throws IOException {
            var peer = new Peer(in.readLong(), in.readLong(), Quarters.read(in), Quarters.read(in));
            peer.packets = in.readLong();
            peer.bytes = in.readLong();
            peer.largest = in.readLong();
            peer.reportedUntil = in.readLong();
            return peer;
        }
    }

    private final List<Peer> peers = new ArrayList<>(1);

    Peer of(long who, long time) {
        for (Peer peer : peers) {
            if (peer.who == who) {
                return peer;
            }
        }
        if (peers.size() == MOST) {
            peers.remove(idlest());
        }
        var peer = new Peer(who, time, new Quarters(), new Quarters());
        peers.add(peer);
        return peer;
    }

    private int idlest() {
        int idlest = 0;
        for (int at = 1; at < peers.size(); at++) {
            idlest = latest(peers.get(at)) < latest(peers.get(idlest)) ? at : idlest;
        }
        return idlest;
    }

    private static long latest(Peer peer) {
        return Math.max(peer.sent.latest(), peer.received.latest());
    }

    Peers copy() {
        var copy = new Peers();
        peers.forEach(peer -> copy.peers.add(peer.copy()));
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(peers.size());
        for (Peer peer : peers) {
            peer.write(out);
        }
    }

    static Peers read(DataInputView in) throws IOException {
        var peers = new Peers();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            peers.peers.add(Peer.read(in));
        }
        return peers;
    }
}
