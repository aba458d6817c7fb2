package io.vigil.catalogue;

import io.vigil.events.Ip;
import io.vigil.events.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A flow seen from the interface's side.
 *
 * @param local the interface's own address; null when it cannot be told
 * @param remote the other address; null when it cannot be told
 * @param direction INBOUND, OUTBOUND or UNKNOWN: by who opened the connection
 * @param role what the local side is in the story told; null when that cannot be said
 */
public record Connection(
        @Nullable Ip local,
        @Nullable Ip remote,
        int localPort,
        int remotePort,
        String direction,
        Signal.@Nullable Role role) {}
