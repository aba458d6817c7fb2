package io.vigil.intel;

import io.vigil.events.net.IpRange;
import io.vigil.intel.geography.AwsNetworks;
import io.vigil.intel.lists.Indicator;
import io.vigil.intel.lists.Indicator.Addresses;
import io.vigil.intel.lists.Indicator.Name;
import io.vigil.intel.lists.Objections;
import org.jspecify.annotations.Nullable;

/**
 * Objects to entries of threat lists that would accuse what everybody uses: private addresses, AWS itself, the most popular names. A single
 * address that AWS rents out is no such thing: attackers rent, too.
 */
record Warninglist(AwsNetworks aws, PopularHosts popular) implements Objections {
    /** Wider than this, a range of addresses that AWS rents out is AWS, not one of its customers: a /24, or a /48. */
    private static final long WIDEST_V4 = (1L << 8) - 1;

    private static final long WIDEST_V6_HIGH = (1L << 16) - 1;

    @Override
    public @Nullable String to(Indicator meaning) {
        if (meaning instanceof Addresses addresses) {
            return to(addresses.range());
        }
        boolean known = meaning instanceof Name name && popular.contains(name.name());
        return known ? "is one of the most popular names" : null;
    }

    private @Nullable String to(IpRange range) {
        if (Classification.reachesBeyondPublic(range)) {
            return "holds addresses that are not public";
        }
        boolean ofAws = aws.runs(range) || isWide(range) && aws.touches(range);
        return ofAws ? "holds addresses of AWS's own" : null;
    }

    private static boolean isWide(IpRange range) {
        return range.isV4() ? range.width().low() > WIDEST_V4 : range.width().high() > WIDEST_V6_HIGH;
    }
}
