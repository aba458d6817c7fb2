package io.vigil.models.instancecredentials;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.Origin;
import io.vigil.models.baseline.AgentFamily;
import io.vigil.models.instancecredentials.CallOrigin.Kind;
import io.vigil.models.instancecredentials.InstanceCredentialExfiltration.Use;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** Collects the signs of a theft in one use, against what is remembered of the instance. */
final class TheftEvidence {
    private static final int SETTLED_DAYS = 3;
    private static final int VERSION_TWO_DAYS = 7;
    private static final byte[] VERSION_ONE = "1.0".getBytes(StandardCharsets.US_ASCII);

    private final Organisation organisation;

    TheftEvidence(Organisation organisation) {
        this.organisation = organisation;
    }

    Set<Sign> of(Sightings sightings, Use use, ApiCall call) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        switch (use.place().kind()) {
            case OUTSIDE -> addOutside(signs, sightings, use, call);
            case AWS -> addAddress(signs, sightings, use);
            case PRIVATE -> addEndpoint(signs, sightings, use, call);
        }
        boolean downgraded = call.is(ApiField.ROLE_DELIVERY, VERSION_ONE)
                && sightings.versionTwoDay != 0
                && use.day() - sightings.versionTwoDay <= VERSION_TWO_DAYS;
        add(signs, Sign.DOWNGRADED, downgraded);
        long place = use.place().key();
        add(signs, Sign.OTHER_TOOL, sightings.isToolOf(place, use.agent(), use.day()));
        add(signs, Sign.OTHER_HOST, AgentFamily.isInShell(use.agent()) || AgentFamily.isInFunction(use.agent()));
        boolean inside = use.place().kind() != Kind.OUTSIDE;
        add(signs, Sign.LOOKING_AROUND, inside && sightings.looksAround(place, use.day(), call.time()));
        return signs;
    }

    private static void add(Set<Sign> signs, Sign sign, boolean holds) {
        if (holds) {
            signs.add(sign);
        }
    }

    private static void addOutside(Set<Sign> signs, Sightings sightings, Use use, ApiCall call) {
        long place = use.place().key();
        boolean unseen = sightings.networks.daysBefore(place, use.day()) == 0;
        add(signs, Sign.OUTSIDE, call.origin().is(Origin.CLOUD_KNOWN));
        add(signs, Sign.MOVED, sightings.firstNetwork != place);
        add(signs, Sign.SETTLED, unseen && elsewhere(sightings, use.day()) >= SETTLED_DAYS);
    }

    /** An instance's address changes, too: this alone is never reported. */
    private void addAddress(Set<Sign> signs, Sightings sightings, Use use) {
        long place = use.place().key();
        boolean strange = sightings.isStrange(place, use.day());
        add(signs, Sign.STRANGE_ADDRESS, strange);
        add(signs, Sign.UNOWNED_ADDRESS, strange && organisation.disowns(use.place()));
        add(signs, Sign.MOVED, strange && sightings.firstNetwork != place);
        add(signs, Sign.TWO_PLACES, strange && sightings.strangePlace == place && sightings.returned);
    }

    private void addEndpoint(Set<Sign> signs, Sightings sightings, Use use, ApiCall call) {
        long place = use.place().key();
        String owner = call.text(ApiField.VPC_ENDPOINT_ACCOUNT);
        boolean foreign = owner != null && !owner.equals(call.text(ApiField.IDENTITY_ACCOUNT));
        boolean affiliated = foreign && organisation.includes(owner);
        boolean otherEndpoint = call.has(ApiField.VPC_ENDPOINT) && Endpoints.isAnother(sightings.endpoints, call);
        boolean far = sightings.isStrange(place, use.day()) && !use.place().isOverlay();
        add(signs, Sign.OTHER_ACCOUNT, foreign && !affiliated);
        add(signs, Sign.AFFILIATED_ACCOUNT, affiliated && otherEndpoint);
        add(signs, Sign.OTHER_VPC, otherEndpoint && far);
        add(signs, Sign.MOVED, affiliated && otherEndpoint && sightings.firstNetwork != place);
    }

    private static int elsewhere(Sightings sightings, int day) {
        int most = 0;
        for (int at = 0; at < sightings.networks.size(); at++) {
            most = Math.max(most, sightings.networks.daysBefore(sightings.networks.key(at), day));
        }
        return most;
    }
}
