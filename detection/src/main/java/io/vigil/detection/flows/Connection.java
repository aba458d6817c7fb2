package io.vigil.detection.flows;

import io.vigil.events.net.Ip;
import io.vigil.events.signals.Detection;
import org.jspecify.annotations.Nullable;

/**
 * A flow seen from the interface's side.
 *
 * @param local the interface's own address; null when it is not known
 * @param remote the other address; null when it is not known
 * @param direction INBOUND, OUTBOUND or UNKNOWN: by who opened the connection
 * @param role whether the local side was attacked or attacks; null when that is not known
 */
public record Connection(
        @Nullable Ip local,
        @Nullable Ip remote,
        int localPort,
        int remotePort,
        String direction,
        Detection.@Nullable Role role) {}
