package io.vigil.models.egress;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.Days;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The networks through which identities of one account came lately, at most {@value #CAPACITY}: about 50 bytes each in a savepoint. */
@TypeInfo(StateTypeFactory.class)
public final class EgressNetworks {
    static final StateCodec<EgressNetworks> CODEC =
            StateCodec.of(1, EgressNetworks::write, EgressNetworks::read).copying(EgressNetworks::copy);

    static final int CAPACITY = 128;
    /** Identities distinguished per network. */
    private static final int IDENTITIES = 5;

    private final List<Network> networks = new ArrayList<>();

    /** One network: on which days it was used, and by whom first. */
    private static final class Network {
        final long key;
        /** Bit i: the day i days before the latest. */
        int days;

        int latest;
        final long[] identities = new long[IDENTITIES];
        final int[] since = new int[IDENTITIES];
        int count;

        Network(long key) {
            this.key = key;
        }

        void see(long identity, int day) {
            int by = day - latest;
            days = by >= 0 ? Days.moved(days, by) | 1 : days | Days.moved(1, -by);
            latest = Math.max(latest, day);
            for (int at = 0; at < count; at++) {
                if (identities[at] == identity) {
                    since[at] = Math.min(since[at], day);
                    return;
                }
            }
            if (count < IDENTITIES) {
                identities[count] = identity;
                since[count++] = day;
            }
        }
    }

    int daysBefore(long key, int day) {
        Network network = find(key);
        return network == null ? 0 : Integer.bitCount(Days.moved(network.days, day - network.latest) & ~1);
    }

    /** Different identities that came through the network before that day, as far as they are distinguished. */
    public int identitiesBefore(long key, int day) {
        Network network = find(key);
        int count = 0;
        for (int at = 0; network != null && at < network.count; at++) {
            count += network.since[at] < day ? 1 : 0;
        }
        return count;
    }

    public void learn(long key, long identity, int day) {
        Network network = find(key);
        if (network == null) {
            network = new Network(key);
            makeRoom();
            networks.add(network);
        }
        network.see(identity, day);
    }

    /** What few came through, and longest ago, goes first. */
    private void makeRoom() {
        if (networks.size() < CAPACITY) {
            return;
        }
        Network least = networks.get(0);
        for (Network network : networks) {
            boolean fewer = network.count < least.count;
            if (fewer || network.count == least.count && network.latest < least.latest) {
                least = network;
            }
        }
        networks.remove(least);
    }

    private @Nullable Network find(long key) {
        for (int at = 0; at < networks.size(); at++) {
            if (networks.get(at).key == key) {
                return networks.get(at);
            }
        }
        return null;
    }

    public EgressNetworks copy() {
        var copy = new EgressNetworks();
        for (Network network : networks) {
            var same = new Network(network.key);
            same.days = network.days;
            same.latest = network.latest;
            same.count = network.count;
            System.arraycopy(network.identities, 0, same.identities, 0, network.count);
            System.arraycopy(network.since, 0, same.since, 0, network.count);
            copy.networks.add(same);
        }
        return copy;
    }

    public void write(DataOutputView out) throws IOException {
        out.writeByte(networks.size());
        for (Network network : networks) {
            out.writeLong(network.key);
            out.writeInt(network.days);
            out.writeShort(network.latest);
            out.writeByte(network.count);
            for (int at = 0; at < network.count; at++) {
                out.writeLong(network.identities[at]);
                out.writeShort(network.since[at]);
            }
        }
    }

    public static EgressNetworks read(DataInputView in) throws IOException {
        var read = new EgressNetworks();
        int size = in.readUnsignedByte();
        for (int place = 0; place < size; place++) {
            var network = new Network(in.readLong());
            network.days = in.readInt();
            network.latest = in.readUnsignedShort();
            network.count = in.readUnsignedByte();
            for (int at = 0; at < network.count; at++) {
                network.identities[at] = in.readLong();
                network.since[at] = in.readUnsignedShort();
            }
            read.networks.add(network);
        }
        return read;
    }
}
