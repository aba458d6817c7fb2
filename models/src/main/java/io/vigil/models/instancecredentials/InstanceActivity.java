package io.vigil.models.instancecredentials;

import io.vigil.events.Hash;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Origin;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * That flow logs contain an instance at all, and whether it talked to AWS.
 *
 * @param time start of the flow, epoch milliseconds
 * @param end of the flow, epoch milliseconds
 * @param instance {@code i-…}
 * @param withAws packets to or from port 443 of what may be AWS
 * @param skipped the log lacks records of this time
 */
public record InstanceActivity(long time, long end, String account, String instance, boolean withAws, boolean skipped)
        implements AlibiInput {
    private static final int HTTPS = 443;
    private static final Comparator<InstanceActivity> TIES = Comparator.comparingLong(InstanceActivity::end)
            .thenComparing(InstanceActivity::withAws)
            .thenComparing(InstanceActivity::skipped)
            .thenComparingLong(InstanceActivity::time)
            .thenComparing(InstanceActivity::account)
            .thenComparing(InstanceActivity::instance);

    /** Null when the log does not name the instance. */
    static @Nullable InstanceActivity of(NetworkFlow flow) {
        String instance = flow.instance();
        return instance == null
                ? null
                : new InstanceActivity(
                        flow.time(),
                        flow.end(),
                        flow.account(),
                        instance,
                        isHttps(flow.destinationPort(), flow.destinationOrigin())
                                || isHttps(flow.sourcePort(), flow.sourceOrigin()),
                        flow.status() == NetworkFlow.Status.SKIPDATA);
    }

    /** Private addresses may be endpoints of AWS; public ones are not when they are known to lie outside. */
    private static boolean isHttps(int port, Origin origin) {
        return port == HTTPS && (origin.is(Origin.AWS) || !origin.is(Origin.CLOUD_KNOWN));
    }

    /** Before what is suspected at that time. */
    @Override
    public int compareTies(AlibiInput other) {
        return other instanceof InstanceActivity activity ? TIES.compare(this, activity) : -1;
    }

    /** One for many flows: what was just passed on of an instance and its minutes is left out. Passing it on twice does no harm. */
    static final class OncePerMinute implements Function<NetworkFlow, @Nullable InstanceActivity> {
        private static final int REMEMBERED = 1 << 14;
        private static final long MINUTE = 60_000L;

        private final long[] passed = new long[REMEMBERED];

        @Override
        public @Nullable InstanceActivity apply(NetworkFlow flow) {
            InstanceActivity activity = of(flow);
            return activity != null && isNew(flow.entityHash(), activity) ? activity : null;
        }

        private boolean isNew(long entity, InstanceActivity activity) {
            long minutes = activity.time() / MINUTE << 24 | activity.end() / MINUTE & 0xffffff;
            long kind = (activity.withAws() ? 1L : 0) + (activity.skipped() ? 2L : 0);
            long mark = Hash.combine(Hash.combine(entity, minutes), kind);
            int slot = (int) mark & REMEMBERED - 1;
            boolean isNew = passed[slot] != mark;
            passed[slot] = mark;
            return isNew;
        }
    }
}
