package io.vigil.findings;

import io.vigil.events.Activity;
import io.vigil.events.Hash;
import io.vigil.events.SequenceStep;
import io.vigil.events.Signal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The mark that a counted signal leaves: the same events, seen by the same detection, leave the same mark. A stored record.
 *
 * @param time event time of the signal, epoch milliseconds
 * @param mark hash of what tells it from other signals of that time
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
        return ORDER.compare(of(other), of(kept)) > 0 ? other : kept;
    }

    boolean isAmong(Counted[] marks) {
        return Arrays.asList(marks).contains(this);
    }

    /** The latest marks, latest first. */
    Counted[] addedTo(Counted[] marks) {
        return Stream.concat(Stream.of(this), Arrays.stream(marks))
                .sorted(ORDER.reversed())
                .limit(MEMORY)
                .toArray(Counted[]::new);
    }
}
