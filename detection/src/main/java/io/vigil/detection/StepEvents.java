package io.vigil.detection;

import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The event ids that a sequence keeps of its members'. */
final class StepEvents {
    private StepEvents() {}

    /**
     * At most {@link Signal#EVENTS}, in the order of the members. Of too many the latest of each member, shared out evenly, so that none is left
     * without; with more members than places, the last members.
     */
    static String[] of(List<SequenceStep> members) {
        Set<String> kept = kept(members);
        return members.stream()
                .flatMap(member -> List.of(member.eventIds()).stream())
                .filter(kept::remove)
                .toArray(String[]::new);
    }

    /** Round by round: the latest id of each member, last member first, then the next to latest. */
    private static Set<String> kept(List<SequenceStep> members) {
        var kept = new HashSet<String>();
        int rounds = members.stream()
                .mapToInt(member -> member.eventIds().length)
                .max()
                .orElse(0);
        for (int round = 1; round <= rounds; round++) {
            for (int at = members.size() - 1; at >= 0 && kept.size() < Signal.EVENTS; at--) {
                String[] ids = members.get(at).eventIds();
                if (round <= ids.length) {
                    kept.add(ids[ids.length - round]);
                }
            }
        }
        return kept;
    }
}
