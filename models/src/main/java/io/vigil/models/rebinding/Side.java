package io.vigil.models.rebinding;

import io.vigil.events.DnsQuery;
import io.vigil.events.net.Ip;
import org.jspecify.annotations.Nullable;

/** Where the addresses of an answer lie. */
enum Side {
    /** No address. */
    NONE,
    OUTSIDE,
    /** Of private networks, of the host itself, or of its link. */
    INSIDE,
    BOTH;

    static Side of(DnsQuery query) {
        String[] types = query.answerTypes();
        Side side = NONE;
        for (int at = 0; at < types.length; at++) {
            boolean isAddress = types[at].equals("A") || types[at].equals("AAAA");
            Ip address = isAddress ? Ip.parse(query.answers()[at]) : null;
            side = address == null ? side : side.and(isInside(address) ? INSIDE : OUTSIDE);
        }
        return side;
    }

    private Side and(Side other) {
        return this == NONE || this == other ? other : BOTH;
    }

    /** Also what means the host itself when it is connected to: all zeros. */
    private static boolean isInside(Ip address) {
        if (address.isPrivate()) {
            return true;
        }
        if (address.isV4()) {
            int first = (int) (address.low() >>> 24 & 0xff);
            return first == 127 || first == 0 || (address.low() >>> 16 & 0xffff) == 0xa9fe;
        }
        return address.high() == 0 && address.low() <= 1 || address.high() >>> 54 == 0x3fa;
    }

    /** The first address inside. */
    static @Nullable String inside(DnsQuery query) {
        for (String answer : query.answers()) {
            Ip address = Ip.parse(answer);
            if (address != null && isInside(address)) {
                return answer;
            }
        }
        return null;
    }
}
