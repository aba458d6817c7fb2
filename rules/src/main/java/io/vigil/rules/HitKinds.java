package io.vigil.rules;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.DnsQuery;
import io.vigil.events.Event;
import io.vigil.events.ListHit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * The threat-list entries that a rule is about.
 *
 * @param wanted false for a rule that is about no list: every event fits
 * @param kinds of the lists; {@code own} stands for all that have no meaning of their own
 * @param places where in a query and its answer an entry counts; other logs have no such places
 */
record HitKinds(boolean wanted, Set<String> kinds, Set<QueryPlace> places) {
    /** About no list. */
    static final HitKinds NONE = new HitKinds(false, Set.of(), QueryPlace.USUAL);

    private static final String OWN = "own";
    private static final String SINKHOLE = "sinkhole";

    /** The kinds that mean something; a list of any other kind is the customer's own. The module's README says what each holds. */
    private static final Set<String> NAMED = Set.of(
            "tor",
            "malicious",
            "c2",
            "mining",
            "crypto",
            SINKHOLE,
            "drop-point",
            "drive-by",
            "phishing",
            "dga",
            "abused",
            "suspicious",
            "access-key");

    /** Key {@code hits}: kinds, or an object with {@code kinds} and, for queries, {@code in}; without it the rule is about no list. */
    static HitKinds read(YamlSection rule) {
        var value = rule.raw("hits");
        if (value == null) {
            return NONE;
        }
        if (!value.isObject()) {
            return new HitKinds(true, Set.copyOf(rule.texts("hits")), QueryPlace.USUAL);
        }
        YamlSection hits = Objects.requireNonNull(rule.section("hits"));
        hits.required("kinds");
        var kinds = new HitKinds(true, Set.copyOf(hits.texts("kinds")), QueryPlace.read(hits));
        hits.refuseUnknown();
        return kinds;
    }

    /** Whether this is an event that the rule is about. */
    boolean fit(Event event) {
        if (!wanted) {
            return true;
        }
        for (ListHit hit : event.hits()) {
            if (holds(event, hit)) {
                return true;
            }
        }
        return false;
    }

    ListHit[] among(Event event) {
        return wanted
                ? Arrays.stream(event.hits()).filter(hit -> holds(event, hit)).toArray(ListHit[]::new)
                : ListHit.NONE;
    }

    private boolean holds(Event event, ListHit hit) {
        boolean isMeant = kinds.contains(hit.kind()) || kinds.contains(OWN) && !NAMED.contains(hit.kind());
        return isMeant && isPlaced(event, hit) && (kinds.contains(SINKHOLE) || !isSinkhole(event, hit));
    }

    private boolean isPlaced(Event event, ListHit hit) {
        return !(event instanceof DnsQuery query) || places.contains(QueryPlace.of(query, hit));
    }

    /** Where malware's server was before, researchers may now listen: what a list of sinkholes holds, no other list accuses. */
    private static boolean isSinkhole(Event event, ListHit hit) {
        for (ListHit other : event.hits()) {
            if (other.kind().equals(SINKHOLE) && other.matched().equals(hit.matched())) {
                return true;
            }
        }
        return false;
    }
}
