package io.vigil.testkit;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.net.SpecialPurpose;
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

    /** Simpler than enrichment, which also knows reserved ranges and what AWS cut out of {@code fc00::/7}: cases have none of these. */
    private static AddressClass kind(Ip ip) {
        if (ip.isPrivate() || SpecialPurpose.SHARED.contains(ip)) {
            return AddressClass.PRIVATE;
        }
        boolean linkLocal = SpecialPurpose.LINK_LOCAL.contains(ip) || SpecialPurpose.LINK_LOCAL_V6.contains(ip);
        return linkLocal ? AddressClass.LINK_LOCAL : AddressClass.PUBLIC;
    }
}
