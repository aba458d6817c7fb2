package io.vigil.events.signals;

import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What was done, as the log records it: the part of a signal that becomes GuardDuty's {@code service.action}, one record for each kind of action.
 * What only some kinds have is read from their records; the names here are what templates, counts and lines of output ask of any kind.
 */
@TypeInfo(SealedTypeFactory.class)
public sealed interface Activity permits ApiCallActivity, ConnectionActivity, DnsRequestActivity, PortProbeActivity {
    /** {@code eventSource} of an API call; null for everything else. */
    default @Nullable String service() {
        return null;
    }

    /** {@code eventName} of an API call; null for everything else. */
    default @Nullable String api() {
        return null;
    }

    /** Name that was queried; null for everything but DNS requests. */
    default @Nullable String domain() {
        return null;
    }

    /** Port on the local side; 0 for what has none. */
    default int localPort() {
        return 0;
    }

    /** Port on the far side; 0 for what has none. */
    default int remotePort() {
        return 0;
    }
}
