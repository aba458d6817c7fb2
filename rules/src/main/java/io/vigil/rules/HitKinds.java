package io.vigil.rules;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.Ip;
import io.vigil.events.ListHit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * The kinds of threat lists that a rule is about.
 *
 * @param wanted false for a rule that is about no list: every event fits
 * @param except all kinds but these, instead of these
 * @param names only entries that a name touched; not addresses in the answers of a query
 */
record HitKinds(boolean wanted, Set<String> kinds, boolean except, boolean names) {
    /** About no list. */
    static final HitKinds NONE = new HitKinds(false, Set.of(), false, false);

    /** Key {@code hits}: a list of kinds, or {@code except} with one; without it the rule is about no list. */
    static HitKinds read(YamlSection rule) {
        var value = rule.raw("hits");
        if (value == null) {
            return NONE;
        }
        if (!value.isObject()) {
            return new HitKinds(true, Set.copyOf(rule.texts("hits")), false, false);
        }
        YamlSection form = Objects.requireNonNull(rule.section("hits"));
        var kinds = new HitKinds(true, Set.copyOf(form.texts("except")), true, false);
        form.refuseUnknown();
        return kinds;
    }

    HitKinds ofNames() {
        return new HitKinds(wanted, kinds, except, true);
    }

    /** Whether an event with these hits is one that the rule is about. */
    boolean fit(ListHit[] hits) {
        if (!wanted) {
            return true;
        }
        for (ListHit hit : hits) {
            if (holds(hit)) {
                return true;
            }
        }
        return false;
    }

    ListHit[] among(ListHit[] hits) {
        return wanted ? Arrays.stream(hits).filter(this::holds).toArray(ListHit[]::new) : ListHit.NONE;
    }

    private boolean holds(ListHit hit) {
        return kinds.contains(hit.kind()) != except && (!names || Ip.parse(hit.matched()) == null);
    }
}
