package io.vigil.models.travel;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import java.util.HashSet;
import java.util.Set;

/** Which addresses are places where a person can be: services, AWS, hosting providers, VPNs and Tor are none. */
public final class Places {
    private static final int NOWHERE = Origin.AWS | Origin.HOSTING | Origin.ANONYMOUS | Origin.TOR | Origin.TRUSTED;

    private final Set<Long> hosting = new HashSet<>();

    /** @param problems takes texts that are no autonomous systems */
    public Places(Unit unit, Problems problems) {
        for (String text : unit.settings().texts("hosting-systems")) {
            if (text.matches("\\d{1,10}")) {
                hosting.add(Long.parseLong(text));
            } else {
                problems.add(unit.place(), "hosting-systems = " + text, "expected the number of an autonomous system");
            }
        }
    }

    public boolean locates(ApiCall call) {
        Origin origin = call.origin();
        return origin.kind() == AddressClass.PUBLIC
                && !origin.is(NOWHERE)
                && !hosting.contains(origin.asn())
                && !call.byService();
    }
}
