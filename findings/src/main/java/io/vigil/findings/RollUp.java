package io.vigil.findings;

import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import io.vigil.events.signals.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What would be one finding too many, as a part of the one that counts them: one for each type, account and day. */
public final class RollUp {
    private static final double CRITICAL = 9;

    private RollUp() {}

    /** Whether it is a finding of its own however many there are: what is critical, a sequence, or a member of one. */
    public static boolean isExempt(Signal signal) {
        return signal.detection().severity() >= CRITICAL || signal.evidence().steps().length > 0 || signal.isMember();
    }

    /** The same type, severity, activity and events, about nobody in particular and in no region; its own title is a line of the explanation. */
    public static Signal of(Signal signal) {
        Detection noticed = signal.detection();
        var day = LocalDate.ofInstant(Instant.ofEpochMilli(signal.time()), ZoneOffset.UTC);
        var counted = new Detection(
                noticed.unit(),
                noticed.type(),
                noticed.tactic(),
                noticed.technique(),
                noticed.severity(),
                "Many more of one kind in account " + signal.account() + ": " + noticed.type(),
                "So many findings of this type began within an hour that the others of " + day
                        + " are counted here, each with its title. The latest: " + noticed.title(),
                "roll-up " + day,
                noticed.role(),
                null);
        var rest = signal.evidence();
        var evidence = new SignalEvidence(
                rest.hits(),
                new Observation[] {Observation.rolledUp(noticed.title())},
                rest.eventIds(),
                rest.steps(),
                rest.line());
        return new Signal(
                counted,
                signal.occurrence().everywhere(),
                Subject.NOBODY,
                signal.activity(),
                signal.remote(),
                evidence,
                signal.score());
    }
}
