package io.vigil.events;

import org.jspecify.annotations.Nullable;

/**
 * That flow logs tell of an instance at all, and whether it spoke with AWS: all that leaves the stream of flows for others to know.
 *
 * @param time start of the flow, epoch milliseconds
 * @param end of the flow, epoch milliseconds
 * @param instance {@code i-…}
 * @param withAws packets to or from port 443 of what may be AWS
 * @param skipped the log lacks records of this time
 */
public record Presence(long time, long end, String account, String instance, boolean withAws, boolean skipped) {
    private static final int HTTPS = 443;

    /** Null when the log does not tell the instance. */
    public static @Nullable Presence of(NetworkFlow flow) {
        String instance = flow.instance();
        return instance == null
                ? null
                : new Presence(
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

    /** As the stream of flows is keyed; see {@link NetworkFlow#entityHash()}. */
    public static long key(String account, String instance) {
        return Hash.combine(Hash.of(account), Hash.of(instance));
    }
}
