package io.vigil.testkit;

import io.vigil.events.Origin;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import org.jspecify.annotations.Nullable;

/** What an address is before any look-up. The documentation ranges count as public: cases must not name anybody's own address. */
final class Addresses {
    private Addresses() {}

    static Origin origin(@Nullable String text) {
        return Origin.of(kind(text), 0, null, 0);
    }

    static AddressClass kind(@Nullable String text) {
        if (text == null) {
            return AddressClass.UNKNOWN;
        }
        Ip ip = Ip.parse(text);
        if (ip != null) {
            return kind(ip);
        }
        if (text.startsWith("AWS Internal")) {
            return AddressClass.AWS_INTERNAL;
        }
        return text.endsWith(".amazonaws.com") ? AddressClass.AWS_SERVICE : AddressClass.MALFORMED;
    }

    private static AddressClass kind(Ip ip) {
        if (ip.isV4()) {
            return v4((int) ip.low());
        }
        if (ip.high() >>> 57 == 0xfc >>> 1) {
            return AddressClass.PRIVATE;
        }
        return ip.high() >>> 54 == 0xfe80 >>> 6 ? AddressClass.LINK_LOCAL : AddressClass.PUBLIC;
    }

    private static AddressClass v4(int address) {
        boolean isPrivate = address >>> 24 == 10
                || address >>> 20 == (172 << 4 | 1)
                || address >>> 16 == (192 << 8 | 168)
                || address >>> 22 == (100 << 2 | 1);
        if (isPrivate) {
            return AddressClass.PRIVATE;
        }
        return address >>> 16 == (169 << 8 | 254) ? AddressClass.LINK_LOCAL : AddressClass.PUBLIC;
    }
}
