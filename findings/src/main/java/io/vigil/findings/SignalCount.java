package io.vigil.findings;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How often one name occurred in a finding's signals, and when. A stored record.
 *
 * @param count signals that name it
 * @param first epoch milliseconds of the earliest of them
 * @param last epoch milliseconds of the latest
 */
public record SignalCount(String name, long count, long first, long last) {
    static final SignalCount[] NONE = {};

    private static final Comparator<SignalCount> LATEST_FIRST =
            Comparator.comparingLong(SignalCount::last).reversed().thenComparing(SignalCount::name);

    static SignalCount once(String name, long time) {
        return new SignalCount(name, 1, time, time);
    }

    private SignalCount plus(SignalCount other) {
        return new SignalCount(name, count + other.count, Math.min(first, other.first), Math.max(last, other.last));
    }

    /**
     * Both together, latest first; of too many the oldest are forgotten.
     *
     * @param known in that order, each name once
     */
    static SignalCount[] sum(SignalCount[] known, SignalCount[] more, int capacity) {
        SignalCount[] all = known;
        for (SignalCount one : more) {
            all = with(all, one);
        }
        return all.length <= capacity ? all : Arrays.copyOf(all, capacity);
    }

    private static SignalCount[] with(SignalCount[] known, SignalCount one) {
        int same = indexOf(known, one.name);
        SignalCount added = same < 0 ? one : known[same].plus(one);
        var all = new SignalCount[same < 0 ? known.length + 1 : known.length];
        int to = 0;
        boolean placed = false;
        for (int at = 0; at < known.length; at++) {
            if (!placed && at != same && LATEST_FIRST.compare(added, known[at]) < 0) {
                all[to++] = added;
                placed = true;
            }
            if (at != same) {
                all[to++] = known[at];
            }
        }
        if (!placed) {
            all[to] = added;
        }
        return all;
    }

    private static int indexOf(SignalCount[] known, String name) {
        for (int at = 0; at < known.length; at++) {
            if (known[at].name.equals(name)) {
                return at;
            }
        }
        return -1;
    }
}
