package io.vigil.models.instancecredentials;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.FirstSeenPayload;
import io.vigil.events.signals.PayloadType;
import io.vigil.models.egress.NetworkFirstUse;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What one call reports to the account: where an instance's credentials were used, what it changes of the account's own addresses,
 * which VPC it came through.
 *
 * @param home the address of AWS from which the same credentials were used first, as {@link io.vigil.models.baseline.NetworkKey} names it; 0 when
 *     the candidate does not depend on it
 */
record News(NetworkFirstUse visit, long home, AddressChange change, Passage passage, FleetUse fleet)
        implements FirstSeenPayload {
    /** Of a call that does not use an instance's credentials. */
    static News of(AddressChange change, ApiCall call) {
        return new News(NetworkFirstUse.to(0, call), 0, change, Passage.NONE, FleetUse.NONE);
    }

    private void write(DataOutputView out) throws IOException {
        visit.write(out);
        out.writeLong(home);
        out.writeByte(change.kind().code);
        out.writeLong(change.address());
        out.writeLong(change.allocation());
        out.writeLong(passage.endpoint());
        out.writeLong(passage.network());
        out.writeLong(passage.vpc());
        fleet.write(out);
    }

    private static News read(DataInputView in) throws IOException {
        return new News(
                NetworkFirstUse.read(in),
                in.readLong(),
                AddressChange.of(in.readByte(), in.readLong(), in.readLong()),
                new Passage(in.readLong(), in.readLong(), in.readLong()),
                FleetUse.read(in));
    }

    /** How it is written. */
    public static final class Type implements PayloadType<News> {
        private static final StateCodec<News> CODEC =
                StateCodec.of(1, News::write, News::read).immutable();

        @Override
        public String id() {
            return "instance-use";
        }

        @Override
        public Class<News> payload() {
            return News.class;
        }

        @Override
        public StateCodec<News> codec() {
            return CODEC;
        }
    }
}
