package io.vigil.findings;

import io.vigil.events.signals.Signal;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A finding as it stands now, before any format of delivery: writers render it as GuardDuty's JSON, or as anything else. All values are absolute,
 * so writing one twice changes nothing. It travels between operators: add components, never rename or retype one.
 *
 * @param id pure function of what the finding is about; 32 hexadecimal digits
 * @param latest the signal whose type, words, who, what and from where are the finding's: the latest, as GuardDuty does; of an incident the most
 *     telling sequence, so that the type may change while the incident goes on
 * @param updatedAt epoch milliseconds of event time of its latest signal
 * @param severity 1.0–10.0, of the gravest signal
 * @param archived a suppression fits: the finding is kept, but nobody is notified
 * @param count distinct signals folded into it; 0: it is {@link #withdrawn}
 * @param createdAt epoch milliseconds of event time at which it was first detected
 * @param firstSeen epoch milliseconds of the earliest event
 * @param lastSeen epoch milliseconds of the latest event
 * @param evidence what it rests on
 * @param provisional reported early, of its first signal alone: the same id comes again, settled, when nothing earlier is expected any more
 */
public record Finding(
        String id,
        Signal latest,
        long updatedAt,
        double severity,
        boolean archived,
        long count,
        long createdAt,
        long firstSeen,
        long lastSeen,
        Evidence evidence,
        boolean provisional) {
    /** What was reported of it early does not hold: its signals are part of another finding. Whoever keeps findings forgets it. */
    public boolean withdrawn() {
        return count == 0;
    }

    /**
     * Id of the finding that people meet it under: of a sequence that it is a member of, the same of several whenever it is asked; its own where it
     * is a member of none.
     */
    public String incident() {
        return evidence.sequences()
                .map(Finding::idOf)
                .min(Comparator.naturalOrder())
                .orElse(id);
    }

    /** @param story as of {@link Folding#storyOf} */
    static String idOf(String story) {
        return story.substring(story.lastIndexOf(' ') + 1);
    }

    /**
     * The same without what users do not want to read of its log lines.
     *
     * @param hidden whether to hide the field of this path, names joined by dots, arrays left out; the empty path is the line itself
     */
    public Finding hiding(Predicate<String> hidden) {
        return new Finding(
                id,
                latest,
                updatedAt,
                severity,
                archived,
                count,
                createdAt,
                firstSeen,
                lastSeen,
                evidence.hiding(hidden),
                provisional);
    }

    /** Finding type, such as {@code UnauthorizedAccess:EC2/SSHBruteForce}. */
    public String type() {
        return Objects.requireNonNull(latest.detection().type(), "a building block makes no finding");
    }

    /** {@code aws-global} where the log does not record it. */
    public String region() {
        return FindingScope.of(latest).region();
    }
}
