package io.vigil.models.instancecredentials;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.net.Origin;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.models.baseline.FirstInPeriod;
import java.io.IOException;
import java.util.Comparator;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * That flow logs contain an instance at all, and whether it talked to AWS.
 *
 * @param time start of the flow, epoch milliseconds
 * @param end of the flow, epoch milliseconds
 * @param key of the instance
 * @param withAws packets to or from port 443 of what may be AWS
 * @param skipped the log lacks records of this time
 */
@TypeInfo(StateTypeFactory.class)
public record InstanceActivity(long time, long end, long key, boolean withAws, boolean skipped) implements AlibiInput {
    static final StateCodec<InstanceActivity> CODEC =
            StateCodec.of(1, InstanceActivity::write, InstanceActivity::read).immutable();

    private static final int HTTPS = 443;
    private static final Comparator<InstanceActivity> TIES = Comparator.comparingLong(InstanceActivity::end)
            .thenComparing(InstanceActivity::withAws)
            .thenComparing(InstanceActivity::skipped)
            .thenComparingLong(InstanceActivity::time)
            .thenComparingLong(InstanceActivity::key);

    /** Of a flow that names its instance. */
    private static InstanceActivity of(NetworkFlow flow) {
        return new InstanceActivity(flow.time(), flow.end(), flow.entityHash(), isWithAws(flow), isSkipped(flow));
    }

    private static boolean isWithAws(NetworkFlow flow) {
        return isHttps(flow.destinationPort(), flow.destinationOrigin())
                || isHttps(flow.sourcePort(), flow.sourceOrigin());
    }

    private static boolean isSkipped(NetworkFlow flow) {
        return flow.status() == FlowStatus.SKIPDATA;
    }

    /** Private addresses may be endpoints of AWS; public ones are not when they are known to lie outside. */
    private static boolean isHttps(int port, Origin origin) {
        return port == HTTPS && (origin.is(Origin.AWS) || !origin.is(Origin.CLOUD_KNOWN));
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(time);
        out.writeLong(end);
        out.writeLong(key);
        out.writeBoolean(withAws);
        out.writeBoolean(skipped);
    }

    static InstanceActivity read(DataInputView in) throws IOException {
        return new InstanceActivity(in.readLong(), in.readLong(), in.readLong(), in.readBoolean(), in.readBoolean());
    }

    /** Before what is suspected at that time. */
    @Override
    public int compareTies(AlibiInput other) {
        return other instanceof InstanceActivity activity ? TIES.compare(this, activity) : -1;
    }

    /** One for many flows: what shows nothing that was not just passed on of an instance's minutes is left out. Passing it on twice does no harm. */
    static final class OncePerMinute implements Function<NetworkFlow, @Nullable InstanceActivity> {
        private static final long MINUTE = 60_000L;
        private static final long WITH_AWS = 1;
        private static final long SKIPPED = 2;

        private final FirstInPeriod passed = new FirstInPeriod();

        /** Null also when the log does not name the instance. */
        @Override
        public @Nullable InstanceActivity apply(NetworkFlow flow) {
            return flow.hasInstance() && isNew(flow) ? of(flow) : null;
        }

        /** Looks at all its minutes: they are passed on together. */
        private boolean isNew(NetworkFlow flow) {
            long begun = flow.time() / MINUTE;
            long last = Math.min(flow.end() / MINUTE, begun + Whereabouts.MINUTES);
            boolean isNew = false;
            for (long minute = begun; minute <= last; minute++) {
                isNew |= isNew(flow, minute);
            }
            return isNew;
        }

        private boolean isNew(NetworkFlow flow, long minute) {
            boolean isNew = passed.isFirst(flow.entityHash(), minute);
            isNew |= isWithAws(flow) && passed.isFirst(Hash.combine(flow.entityHash(), WITH_AWS), minute);
            isNew |= isSkipped(flow) && passed.isFirst(Hash.combine(flow.entityHash(), SKIPPED), minute);
            return isNew;
        }
    }
}
