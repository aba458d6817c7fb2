package io.vigil.rules.engine;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.Event;
import io.vigil.events.ListHit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The threat-list entries that a rule is about.
 *
 * @param wanted false for a rule that is about no list: every event fits
 * @param kinds of the lists; {@code own} stands for all that have no meaning of their own
 * @param placed whether an entry counts where it stands in the event
 */
public record HitKinds<E extends Event>(boolean wanted, Set<String> kinds, BiPredicate<E, ListHit> placed) {
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

    /** About no list. */
    static <E extends Event> HitKinds<E> none() {
        return new HitKinds<>(false, Set.of(), (event, hit) -> false);
    }

    /** Key {@code hits}: kinds, or an object with {@code kinds} and {@code in}; without it the rule is about no list. */
    static <E extends Event> HitKinds<E> read(YamlSection rule, HitPlaces<E> places) {
        var value = rule.raw("hits");
        if (value == null) {
            return none();
        }
        if (!value.isObject()) {
            return new HitKinds<>(true, Set.copyOf(rule.texts("hits")), places.usual());
        }
        YamlSection hits = Objects.requireNonNull(rule.section("hits"));
        hits.required("kinds");
        var kinds = new HitKinds<>(true, Set.copyOf(hits.texts("kinds")), places.read(hits));
        hits.refuseUnknown();
        return kinds;
    }

    /** Whether this is an event that the rule is about. */
    boolean fit(E event) {
        if (!wanted) {
            return true;
        }
        for (ListHit hit : event.hits()) {
            if (counts(event, hit)) {
                return true;
            }
        }
        return false;
    }

    /** The entries that the rule is about. */
    ListHit[] among(E event) {
        return wanted
                ? Arrays.stream(event.hits()).filter(hit -> counts(event, hit)).toArray(ListHit[]::new)
                : ListHit.NONE;
    }

    /** Whether a rule with these kinds is about a list of that kind. */
    public static boolean mean(Set<String> kinds, String kind) {
        return kinds.contains(kind) || kinds.contains(OWN) && !NAMED.contains(kind);
    }

    private boolean counts(E event, ListHit hit) {
        boolean isMeant = mean(kinds, hit.kind());
        return isMeant && placed.test(event, hit) && (kinds.contains(SINKHOLE) || !isSinkhole(event, hit));
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
