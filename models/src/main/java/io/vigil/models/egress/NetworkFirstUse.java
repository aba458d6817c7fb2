package io.vigil.models.egress;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.FirstSeenPayload;
import io.vigil.events.signals.PayloadType;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * That an identity came through a network for the first time on a day, as its detection reports to the account.
 *
 * @param network as {@link io.vigil.models.baseline.NetworkKey} names it; 0 where it does not matter
 * @param before the network of the use that a candidate compares with; 0 without one
 * @param rest score of what else speaks for the candidate, if one of the networks turns out to be the account's own; 0: nothing does
 * @param teaches whether the account learns from it: a refused call teaches nothing
 */
public record NetworkFirstUse(long network, long before, double rest, boolean teaches) implements FirstSeenPayload {
    public static NetworkFirstUse to(long network, ApiCall call) {
        return between(network, 0, call);
    }

    public static NetworkFirstUse between(long network, long before, ApiCall call) {
        return new NetworkFirstUse(network, before, 0, !call.failed());
    }

    /** With so much that speaks for the candidate wherever it is. */
    public NetworkFirstUse withRest(double score) {
        return new NetworkFirstUse(network, before, score, teaches);
    }

    public void write(DataOutputView out) throws IOException {
        out.writeLong(network);
        out.writeLong(before);
        out.writeDouble(rest);
        out.writeBoolean(teaches);
    }

    public static NetworkFirstUse read(DataInputView in) throws IOException {
        return new NetworkFirstUse(in.readLong(), in.readLong(), in.readDouble(), in.readBoolean());
    }

    /** How it is written. */
    public static final class Type implements PayloadType<NetworkFirstUse> {
        private static final StateCodec<NetworkFirstUse> CODEC =
                StateCodec.of(1, NetworkFirstUse::write, NetworkFirstUse::read).immutable();

        @Override
        public String id() {
            return "visit";
        }

        @Override
        public Class<NetworkFirstUse> payload() {
            return NetworkFirstUse.class;
        }

        @Override
        public StateCodec<NetworkFirstUse> codec() {
            return CODEC;
        }
    }
}
