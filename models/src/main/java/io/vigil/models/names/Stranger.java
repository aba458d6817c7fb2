package io.vigil.models.names;

import io.vigil.events.Hash;
import io.vigil.events.dns.DnsQuery;
import io.vigil.models.baseline.LongMemo;

/**
 * Whose name it is, where the owner is nobody that everybody knows ({@link RegisteredDomain#ofStranger}): asked by several detections of each query, and
 * worked out once for each name. For any number of threads.
 */
public final class Stranger {
    /** The name is everybody's or nobody's. */
    public static final long NONE = 0;

    private static final int RECALLED = 1 << 17;
    /** The name is below the one that is registered. */
    private static final long BELOW = 1;

    private static final LongMemo KNOWN = new LongMemo(RECALLED);

    private Stranger() {}

    /** 64-bit hash of the domain that is registered; {@link #NONE} where no stranger owns it. */
    public static long domain(DnsQuery query) {
        return packed(query) & ~BELOW;
    }

    /** Whether a stranger owns it, and the name is below what is registered. */
    public static boolean isBelow(DnsQuery query) {
        return (packed(query) & BELOW) != 0;
    }

    private static long packed(DnsQuery query) {
        long known = KNOWN.find(query.nameHash());
        return known != LongMemo.UNKNOWN ? known : KNOWN.keep(query.nameHash(), packed(query.name()));
    }

    private static long packed(String name) {
        RegisteredDomain owner = RegisteredDomain.ofStranger(name);
        if (owner == null) {
            return NONE;
        }
        String domain = owner.name();
        return Hash.of(domain) & ~BELOW | (domain.length() < name.length() ? BELOW : 0);
    }
}
