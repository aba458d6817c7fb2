package io.vigil.testkit;

import io.vigil.catalogue.UnitCase;
import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A unit's story as events of several logs, in the order of time; what happens at one time stays in the order of the play.
 *
 * @param account all of it happens in this one
 */
public record PlayedCase(UnitCase unitCase, String account, List<Event> events) {
    public PlayedCase {
        events = List.copyOf(events);
    }

    /** The events of one log, or the signals that the case takes for granted. */
    public <E extends Event> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What must be raised: finding types, or the unit's id for a building block. */
    public Set<String> expected() {
        return new TreeSet<>(unitCase.expect());
    }

    /** What the unit raised among all these signals, in the words of {@link #expected()}. */
    public Set<String> raised(List<Signal> signals) {
        var raised = new TreeSet<String>();
        for (Signal signal : signals) {
            if (signal.detection().unit().equals(unitCase.unit())
                    && signal.account().equals(account)) {
                raised.add(
                        signal.detection().type() == null
                                ? signal.detection().unit()
                                : signal.detection().type());
            }
        }
        return raised;
    }
}
