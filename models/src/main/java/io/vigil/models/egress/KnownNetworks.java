package io.vigil.models.egress;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Networks that the user names in a parameter. */
public final class KnownNetworks {
    private final List<IpRange> networks = new ArrayList<>();

    /** @param problems takes texts that are no networks */
    public KnownNetworks(Unit unit, String parameter, Problems problems) {
        for (String text : unit.settings().texts(parameter)) {
            IpRange network = IpRange.cidr(text);
            if (network == null) {
                problems.add(unit.place(), parameter + " = " + text, "expected a range such as 203.0.113.0/24");
            } else {
                networks.add(network);
            }
        }
    }

    public boolean areNone() {
        return networks.isEmpty();
    }

    /** False for null. */
    public boolean hold(@Nullable Ip address) {
        return address != null && networks.stream().anyMatch(network -> network.covers(address));
    }
}
