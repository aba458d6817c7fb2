package io.vigil.events;

import org.jspecify.annotations.Nullable;

/**
 * What a detection noticed: the one record that rules, models and sequences emit, that sequences read, and that findings fold from.
 *
 * @param unit id of the detection
 * @param type finding type; null for a building block, which sequences read but nobody is told of
 * @param technique ATT&CK technique id; null when none fits
 * @param severity 1.0–10.0; 0 for a building block
 * @param since epoch milliseconds of the earliest event that it rests on
 * @param time epoch milliseconds of the event that made it: the moment of detection
 * @param region null where the log does not tell
 * @param role whether the AWS side was attacked or attacks; null when that cannot be said
 * @param hits threat-list entries it rests on; empty for everything but intelligence
 * @param discriminator what beyond type, account, region and resource tells two findings apart; empty when nothing does
 * @param pValue probability that an innocent day looks as odd as this; 1 for detections that do not measure it
 * @param score the detection's own number, for comparing within a unit; 0 when it has none
 * @param eventIds ids of the events, the latest last, at most {@link #EVENTS}
 * @param steps members of a sequence, in order; empty otherwise
 * @param recalled epoch milliseconds of the latest contact with a far side that a list named only later, at {@code time}; 0 when it was told as it
 *     happened
 */
public record Signal(
        String unit,
        @Nullable String type,
        Tactic tactic,
        @Nullable String technique,
        double severity,
        long since,
        long time,
        String account,
        @Nullable String region,
        String title,
        String description,
        Subject subject,
        @Nullable Role role,
        Activity activity,
        Remote remote,
        ListHit[] hits,
        String discriminator,
        double score,
        double pValue,
        Observation[] observations,
        String[] eventIds,
        SequenceStep[] steps,
        long recalled)
        implements Event {

    /** How many event ids a signal keeps. */
    public static final int EVENTS = 20;

    /** GuardDuty's {@code resourceRole}. */
    public enum Role {
        TARGET,
        ACTOR
    }

    /** Of the event that made it, and who noticed. */
    @Override
    public String id() {
        return eventIds.length == 0 ? unit : unit + ' ' + eventIds[eventIds.length - 1];
    }

    /** What streams of signals are keyed by: 64-bit hash of account and {@linkplain Subject#entity() entity}. */
    @Override
    public long entityHash() {
        return Hash.of(account + ' ' + subject.entity());
    }

    /** The same signal with all that is known of its far side. */
    public Signal withRemote(Remote described) {
        return with(severity, score, subject, described);
    }

    /** The same signal with the severity that the user's tuning gives it. */
    public Signal withSeverity(double tuned) {
        return with(tuned, score, subject, remote);
    }

    /** The same signal with the score that is left when not all of it held. */
    public Signal withScore(double left) {
        return with(severity, left, subject, remote);
    }

    /** The same signal with who is behind its credentials. */
    public Signal withRoot(String behind) {
        return with(severity, score, subject.withRoot(behind), remote);
    }

    /** The same signal in these words. */
    public Signal withWords(String newTitle, String newDescription) {
        return new Signal(
                unit,
                type,
                tactic,
                technique,
                severity,
                since,
                time,
                account,
                region,
                newTitle,
                newDescription,
                subject,
                role,
                activity,
                remote,
                hits,
                discriminator,
                score,
                pValue,
                observations,
                eventIds,
                steps,
                recalled);
    }

    /** Whether a list told of this only after it had happened. */
    public boolean isRetrospective() {
        return recalled != 0;
    }

    /** Epoch milliseconds of the latest event that it rests on. */
    public long seen() {
        return isRetrospective() ? recalled : time;
    }

    /**
     * The same signal as a list that came later makes it known: its own time is that of the latest contact.
     *
     * @param first epoch milliseconds of the earliest contact that is remembered
     * @param moment epoch milliseconds of event time at which the list told
     */
    public Signal inRetrospect(long first, long moment) {
        return new Signal(
                unit,
                type,
                tactic,
                technique,
                severity,
                first,
                moment,
                account,
                region,
                title,
                description,
                subject,
                role,
                activity,
                remote,
                hits,
                discriminator,
                score,
                pValue,
                observations,
                eventIds,
                steps,
                time);
    }

    private Signal with(double newSeverity, double newScore, Subject newSubject, Remote newRemote) {
        return new Signal(
                unit,
                type,
                tactic,
                technique,
                newSeverity,
                since,
                time,
                account,
                region,
                title,
                description,
                newSubject,
                role,
                activity,
                newRemote,
                hits,
                discriminator,
                newScore,
                pValue,
                observations,
                eventIds,
                steps,
                recalled);
    }
}
