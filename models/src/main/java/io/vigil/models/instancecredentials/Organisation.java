package io.vigil.models.instancecredentials;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.models.egress.KnownNetworks;
import io.vigil.models.instancecredentials.CallOrigin.Kind;
import java.util.Set;

/** What the user declares as the organisation's own. */
final class Organisation {
    private final KnownNetworks networks;
    private final KnownNetworks addresses;
    private final Set<String> accounts;

    /** @param problems takes networks that are none */
    Organisation(Unit unit, Problems problems) {
        networks = new KnownNetworks(unit, "known-networks", problems);
        addresses = new KnownNetworks(unit, "own-addresses", problems);
        accounts = Set.copyOf(unit.settings().texts("organisation-accounts"));
    }

    boolean owns(CallOrigin place) {
        return (place.kind() == Kind.AWS ? addresses : networks).hold(place.address());
    }

    /** All AWS addresses of the organisation are declared, and this is not one of them. */
    boolean disowns(CallOrigin place) {
        return !addresses.areNone() && !addresses.hold(place.address());
    }

    boolean includes(String account) {
        return accounts.contains(account);
    }
}
