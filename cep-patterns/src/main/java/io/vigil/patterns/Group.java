package io.vigil.patterns;

import io.vigil.events.signals.Signal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps that come in any order. Flink CEP knows only one order, so it is given as many places as there are members: a place is filled by a signal
 * with which all places filled so far can still be members of their own.
 *
 * @param name of the group; its places are {@code name-1}, {@code name-2}, …
 * @param members two to four, each of which comes once
 */
record Group(String name, List<Step> members) implements Serializable {
    static final int MOST_MEMBERS = 4;

    /** Names of the places. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        for (int at = 1; at <= members.size(); at++) {
            places.add(name + "-" + at);
        }
        return places;
    }

    /** Which member each signal is; null when two of them can only be the same one. */
    @Nullable
    List<Step> assign(List<Signal> signals) {
        List<Step> assigned = new ArrayList<>();
        return assign(signals, assigned) ? assigned : null;
    }

    private boolean assign(List<Signal> signals, List<Step> assigned) {
        if (assigned.size() == signals.size()) {
            return true;
        }
        for (Step member : members) {
            if (!assigned.contains(member) && member.fits(signals.get(assigned.size()))) {
                assigned.add(member);
                if (assign(signals, assigned)) {
                    return true;
                }
                assigned.remove(assigned.size() - 1);
            }
        }
        return false;
    }
}
