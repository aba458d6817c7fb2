package io.vigil.patterns;

import io.vigil.events.net.Ip;
import org.jspecify.annotations.Nullable;

/** The network that an address lies in: what one customer of a provider is given, as a rule: a /24 of IPv4, a /48 of IPv6. */
final class RemoteNetwork {
    private static final long HOST_4 = 0xFF;
    private static final long SUBNET_6 = 0xFFFF;

    private RemoteNetwork() {}

    /** Null for what is no address. */
    static @Nullable String of(@Nullable String text) {
        Ip ip = Ip.parse(text);
        if (ip == null) {
            return null;
        }
        return ip.isV4() ? new Ip(ip.high(), ip.low() & ~HOST_4) + "/24" : new Ip(ip.high() & ~SUBNET_6, 0) + "/48";
    }
}
