package io.vigil.findings;

import io.vigil.events.Hash;
import io.vigil.events.signals.Activity;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import java.util.Comparator;

/**
 * The mark that a counted signal leaves: the same events, seen by the same detection, leave the same mark. A stored record.
 *
 * @param time event time of the signal, epoch milliseconds
 * @param mark hash of what distinguishes it from other signals of that time
 */
public record Counted(long time, long mark) {
    /** How many marks a finding keeps: copies of an event have its time, so they come close behind it. */
    public static final int MEMORY = 128;

    static final Counted[] NONE = {};

    private static final Comparator<Counted> ORDER =
            Comparator.comparingLong(Counted::time).thenComparingLong(Counted::mark);

    static Counted of(Signal signal) {
        Activity activity = signal.activity();
        long hash = mixed(Hash.of(signal.detection().unit()), signal.evidence().eventIds());
        for (SequenceStep step : signal.evidence().steps()) {
            hash = mixed(hash, step.eventIds());
        }
        for (Object part : new Object[] {
            signal.remote().ip(), activity.service(), activity.api(), activity.domain(), activity.localPort()
        }) {
            hash = Hash.combine(hash, Hash.of(String.valueOf(part)));
        }
        return new Counted(signal.time(), hash);
    }

    private static long mixed(long hash, String[] ids) {
        for (String id : ids) {
            hash = Hash.combine(hash, Hash.of(id));
        }
        return hash;
    }

    /** The later of two signals; of two at one time always the same one, whichever came first. */
    static Signal later(Signal kept, Signal other) {
        if (kept.time() != other.time()) {
            return other.time() > kept.time() ? other : kept;
        }
        return ORDER.compare(of(other), of(kept)) > 0 ? other : kept;
    }

    boolean isAmong(Counted[] marks) {
        for (Counted other : marks) {
            if (other.mark == mark && other.time == time) {
                return true;
            }
        }
        return false;
    }

    /**
     * The latest marks, latest first.
     *
     * @param marks in that order
     */
    Counted[] addedTo(Counted[] marks) {
        int place = 0;
        while (place < marks.length && ORDER.compare(marks[place], this) >= 0) {
            place++;
        }
        if (place == MEMORY) {
            return marks;
        }
        var all = new Counted[Math.min(MEMORY, marks.length + 1)];
        System.arraycopy(marks, 0, all, 0, place);
        all[place] = this;
        System.arraycopy(marks, place, all, place + 1, all.length - place - 1);
        return all;
    }
}
