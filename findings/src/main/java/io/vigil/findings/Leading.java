package io.vigil.findings;

import io.vigil.events.signals.Signal;
import java.util.Comparator;

/**
 * Which signal a finding speaks with. Of single detections it is the latest, as GuardDuty does. Of the sequences of an incident it is the most
 * telling: the gravest, then the one that shows the attacker furthest along ATT&amp;CK's tactics, then the one with most members, then the latest.
 */
final class Leading {
    private static final Comparator<Signal> TELLING = Comparator.<Signal>comparingDouble(
                    signal -> signal.detection().severity())
            .thenComparingInt(signal -> signal.detection().tactic().code())
            .thenComparingInt(signal -> signal.evidence().steps().length);

    private Leading() {}

    /** The same one, whichever came first. */
    static Signal of(Signal kept, Signal other) {
        boolean incident = ResourceKind.of(kept) == ResourceKind.ATTACK_SEQUENCE;
        int compared = incident ? TELLING.compare(other, kept) : 0;
        if (compared == 0) {
            return Counted.later(kept, other);
        }
        return compared > 0 ? other : kept;
    }
}
