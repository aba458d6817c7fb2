package io.vigil.intel;

import io.vigil.events.ListHit;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.intel.geography.AddressFacts;
import io.vigil.intel.geography.AwsNetworks;
import io.vigil.intel.geography.Geography;
import io.vigil.intel.lists.IndicatorIndex;
import io.vigil.intel.lists.ListMatch;
import java.util.Arrays;

/**
 * Everything that was loaded, asked without a cache.
 *
 * <p>Trust wins: what a trusted list holds has no hits. Threat lists and geography speak of public addresses only; a trusted list may name any.
 */
record Knowledge(IndicatorIndex threats, IndicatorIndex trusted, Geography geography, AwsNetworks aws) {
    private static final String TOR = "tor";

    Answer answer(Ip ip, long time) {
        Ip meant = Classification.meant(ip);
        AddressClass kind = Classification.of(meant);
        ListMatch trust = trusted.at(meant, time);
        boolean isTrusted = trust.hits().length > 0;
        boolean isPublic = kind == AddressClass.PUBLIC;
        ListMatch threat = isPublic && !isTrusted ? threats.at(meant, time) : ListMatch.NONE;
        AddressFacts place = isPublic ? geography.at(meant) : AddressFacts.UNKNOWN;
        int flags = place.flags()
                | (isPublic && aws.contains(meant, place.asn()) ? Origin.AWS : 0)
                | (isPublic && aws.runs(meant) ? Origin.AWS_SERVICE : 0)
                | (isPublic ? Origin.CLOUD_KNOWN : 0)
                | (isTor(threat.hits()) ? Origin.TOR : 0)
                | (isTrusted ? Origin.TRUSTED : 0);
        return new Answer(
                Origin.of(kind, place.asn(), place.countryCode(), flags),
                place.spot(),
                threat.hits(),
                Math.max(trust.after(), threat.after()),
                Math.min(trust.until(), threat.until()));
    }

    private static boolean isTor(ListHit[] hits) {
        return Arrays.stream(hits).anyMatch(hit -> hit.kind().equals(TOR));
    }

    /** Whether a threat list names the address, at any time. */
    boolean lists(Ip ip) {
        return threats.contains(Classification.meant(ip));
    }

    /** What threat lists say of an address, without all else that is known of it. */
    ListHit[] hits(Ip ip, long time) {
        Ip meant = Classification.meant(ip);
        ListHit[] hits = threats.at(meant, time).hits();
        boolean count = hits.length > 0
                && Classification.of(meant) == AddressClass.PUBLIC
                && trusted.at(meant, time).hits().length == 0;
        return count ? hits : ListHit.NONE;
    }

    /** What threat lists alone say of a name. */
    ListMatch match(String name, long time) {
        return threats.at(name, time);
    }

    /** What threat lists say of a name. */
    ListHit[] hits(String name, long time) {
        return trustWins(name, threats.at(name, time), time);
    }

    /** What is left of the match when trust has had its say. */
    ListHit[] trustWins(String name, ListMatch match, long time) {
        return match.hits().length > 0 && trusts(name, time) ? ListHit.NONE : match.hits();
    }

    boolean trusts(String name, long time) {
        return trusted.at(name, time).hits().length > 0;
    }

    boolean trusts(Ip ip) {
        return trusted.contains(Classification.meant(ip));
    }

    AddressFacts place(Ip ip) {
        Ip meant = Classification.meant(ip);
        return Classification.of(meant) == AddressClass.PUBLIC ? geography.at(meant) : AddressFacts.UNKNOWN;
    }
}
