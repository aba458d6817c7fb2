package io.vigil.models.conversations;

import io.vigil.detection.flows.Sides;
import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.NetworkFlow;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Which addresses are a machine's own, where its log shows no direction and both sides of a flow are private, or both public: those that it had
 * where that was evident, else the one that was in more flows than the other, since the machine's own is in all of them. At most 8 addresses,
 * 160 bytes; the rarest makes room.
 */
final class OwnAddresses {
    private static final int MOST = 8;
    /** So many flows with the one and without the other decide. */
    private static final int LEAD = 2;
    /** Counts are halved at this sum, so that a machine may be given other addresses. */
    private static final int HALVED_AT = 1 << 12;
    /** What an address counts that is evidently own. */
    private static final int EVIDENT = HALVED_AT / 2;

    private long[] addresses = {};
    private int[] counts = {};

    /** Which of the two is ours; UNKNOWN while that does not show. */
    Sides side(NetworkFlow flow) {
        Ip source = Objects.requireNonNull(flow.source());
        Ip destination = Objects.requireNonNull(flow.destination());
        Sides evident = Sides.of(flow);
        if (evident != Sides.UNKNOWN) {
            if (flow.direction() == FlowDirection.UNKNOWN) {
                learn(evident == Sides.SOURCE_IS_LOCAL ? source : destination);
            }
            return evident;
        }
        int lead = count(source) - count(destination);
        if (Math.abs(lead) < LEAD) {
            return Sides.UNKNOWN;
        }
        return lead > 0 ? Sides.SOURCE_IS_LOCAL : Sides.DESTINATION_IS_LOCAL;
    }

    private void learn(Ip ip) {
        int at = find(ip);
        if (at < 0 || counts[at] < EVIDENT) {
            count(ip);
            counts[find(ip)] = EVIDENT;
        }
    }

    private int find(Ip ip) {
        for (int at = 0; at < counts.length; at++) {
            if (addresses[2 * at] == ip.high() && addresses[2 * at + 1] == ip.low()) {
                return at;
            }
        }
        return -1;
    }

    /** How often it was met, with this time. */
    private int count(Ip ip) {
        int known = find(ip);
        if (known >= 0) {
            return increased(known);
        }
        int free = counts.length;
        if (free < MOST) {
            addresses = Arrays.copyOf(addresses, 2 * free + 2);
            counts = Arrays.copyOf(counts, free + 1);
        } else {
            free = rarest();
        }
        addresses[2 * free] = ip.high();
        addresses[2 * free + 1] = ip.low();
        counts[free] = 1;
        return 1;
    }

    private int rarest() {
        int rarest = 0;
        for (int at = 1; at < MOST; at++) {
            rarest = counts[at] < counts[rarest] ? at : rarest;
        }
        return rarest;
    }

    private int increased(int at) {
        int count = ++counts[at];
        if (count >= HALVED_AT) {
            Arrays.setAll(counts, each -> counts[each] / 2);
        }
        return count;
    }

    OwnAddresses copy() {
        var copy = new OwnAddresses();
        copy.addresses = addresses.clone();
        copy.counts = counts.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(counts.length);
        for (int at = 0; at < counts.length; at++) {
            out.writeLong(addresses[2 * at]);
            out.writeLong(addresses[2 * at + 1]);
            out.writeShort(counts[at]);
        }
    }

    static OwnAddresses read(DataInputView in) throws IOException {
        var own = new OwnAddresses();
        int size = in.readUnsignedByte();
        own.addresses = new long[2 * size];
        own.counts = new int[size];
        for (int at = 0; at < size; at++) {
            own.addresses[2 * at] = in.readLong();
            own.addresses[2 * at + 1] = in.readLong();
            own.counts[at] = in.readUnsignedShort();
        }
        return own;
    }
}
