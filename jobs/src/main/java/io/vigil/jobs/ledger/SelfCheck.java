package io.vigil.jobs.ledger;

import io.vigil.events.ListHit;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Occurrence;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Score;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import io.vigil.events.signals.Subject;
import io.vigil.events.signals.Tactic;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Vigil reports about itself: that it does not see, or not find, what it should.
 *
 * @param type finding type, {@code SelfCheck:…}
 * @param technique of ATT&CK, with which an attacker would do it: who looks whether it was an attacker or a defect begins there
 * @param account {@link #EVERY} for what concerns all
 * @param region null when it concerns all
 * @param about such as the name of a log
 */
public record SelfCheck(
        String type,
        String technique,
        String account,
        @Nullable String region,
        String about) {
    /** Impair Defenses: Disable or Modify Tools. */
    public static final String TOOLS = "T1562.001";

    /** In the place of an account's id. */
    public static final String EVERY = "000000000000";

    static final String UNIT = "ledger-of-blind-spots";

    private static final double SEVERITY = 5;

    /** What concerns all accounts and regions. */
    public static SelfCheck everywhere(String type, String about) {
        return new SelfCheck(type, TOOLS, EVERY, null, about);
    }

    /**
     * Signals of one beginning make one finding.
     *
     * @param since epoch milliseconds at which it began
     * @param time epoch milliseconds from which it was known
     */
    public Signal signal(long since, long time, String title, String description) {
        String one = about + " since " + Instant.ofEpochMilli(since);
        var noticed = new Detection(
                UNIT, type, Tactic.DEFENSE_EVASION, technique, SEVERITY, title, description, one, null, null);
        String event = String.format(Locale.ROOT, "%s %s %s %s %d", type, account, region, one, time);
        return new Signal(
                noticed,
                new Occurrence(since, time, account, region, 0),
                Subject.NOBODY.withResource(about),
                new ApiCallActivity(false, about, "LogDelivery", null, null, null, null),
                Remote.of(null),
                new SignalEvidence(ListHit.NONE, Observation.NONE, new String[] {event}, SequenceStep.NONE),
                Score.NONE);
    }
}
