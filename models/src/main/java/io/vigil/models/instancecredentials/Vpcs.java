package io.vigil.models.instancecredentials;

import io.vigil.events.Hash;
import io.vigil.models.egress.EgressNetworks;
import io.vigil.models.egress.OwnEgress;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * To which VPC an account's endpoints and private networks belong, as far as their use by instances shows. An endpoint is in exactly one VPC, but
 * peered ones may share it; and VPCs may have the same addresses. What instances of several VPCs use belongs to none here.
 */
final class Vpcs {
    private static final int CAPACITY = 32;
    /** Instances of another VPC, on earlier days, that make a place shared. One thief does not. */
    private static final int SHARED = 2;

    private EgressNetworks uses = new EgressNetworks();
    private long[] known = new long[0];

    void learn(Passage passage, long instance, int day) {
        if (!passage.isReported()) {
            return;
        }
        if (Arrays.stream(known).noneMatch(vpc -> vpc == passage.vpc()) && known.length < CAPACITY) {
            known = Arrays.copyOf(known, known.length + 1);
            known[known.length - 1] = passage.vpc();
        }
        uses.learn(Hash.combine(passage.endpoint(), passage.vpc()), instance, day);
        uses.learn(Hash.combine(passage.network(), passage.vpc()), instance, day);
    }

    /** Whether credentials were used within another VPC than that of their instance: through its endpoint, and from its addresses. */
    boolean areLeft(Passage passage, int day, OwnEgress rule) {
        long home = passage.isReported() ? home(passage.endpoint(), day, rule) : 0;
        return home != 0 && home != passage.vpc() && home == home(passage.network(), day, rule);
    }

    /** The only VPC whose instances use the place; 0 when that is not known, or there are several. */
    private long home(long place, int day, OwnEgress rule) {
        long home = 0;
        int users = 0;
        for (long vpc : known) {
            long use = Hash.combine(place, vpc);
            boolean settled = rule.isOwn(uses, use, day);
            users += settled || uses.identitiesBefore(use, day) >= SHARED ? 1 : 0;
            home = settled ? vpc : home;
        }
        return users == 1 ? home : 0;
    }

    Vpcs copy() {
        var copy = new Vpcs();
        copy.uses = uses.copy();
        copy.known = known.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        uses.write(out);
        out.writeByte(known.length);
        for (long vpc : known) {
            out.writeLong(vpc);
        }
    }

    static Vpcs read(DataInputView in) throws IOException {
        var read = new Vpcs();
        read.uses = EgressNetworks.read(in);
        read.known = new long[in.readUnsignedByte()];
        for (int at = 0; at < read.known.length; at++) {
            read.known[at] = in.readLong();
        }
        return read;
    }
}
