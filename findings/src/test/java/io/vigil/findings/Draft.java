package io.vigil.findings;

import io.vigil.events.ListHit;
import io.vigil.events.codec.UnreadText;
import io.vigil.events.signals.Activity;
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
import org.jspecify.annotations.Nullable;

/** A signal being put together by a test. */
final class Draft {
    private final String unit;
    private final @Nullable String type;
    private final Subject subject;
    private Remote remote;
    private Activity activity = Signals.calls("iam.amazonaws.com", "ListUsers", null);
    private long time = Signals.NOON;
    private String[] events = {"event-1"};
    private Detection.@Nullable Role role = Detection.Role.TARGET;
    private @Nullable String region = "eu-west-1";
    private ListHit[] hits = ListHit.NONE;
    private Observation[] observations = Observation.NONE;
    private SequenceStep[] steps = SequenceStep.NONE;
    private String discriminator = "";
    private Tactic tactic = Tactic.CREDENTIAL_ACCESS;
    private double severity;
    private UnreadText line = UnreadText.EMPTY;

    Draft(String unit, @Nullable String type, Subject subject, Remote remote) {
        this.unit = unit;
        this.type = type;
        this.subject = subject;
        this.remote = remote;
        this.severity = type == null ? 0 : 5;
    }

    static Draft like(Signal signal) {
        return new Draft(signal.detection().unit(), signal.detection().type(), signal.subject(), signal.remote())
                .doing(signal.activity())
                .at(signal.time(), signal.evidence().eventIds())
                .role(signal.detection().role())
                .hits(signal.evidence().hits())
                .seen(signal.evidence().observations())
                .steps(signal.evidence().steps())
                .line(signal.evidence().line());
    }

    static Draft like(Signal signal, Subject subject) {
        return new Draft(signal.detection().unit(), signal.detection().type(), subject, signal.remote())
                .doing(signal.activity())
                .at(signal.time(), signal.evidence().eventIds())
                .role(signal.detection().role());
    }

    Draft doing(Activity value) {
        activity = value;
        return this;
    }

    Draft at(long value, String... ids) {
        time = value;
        events = ids;
        return this;
    }

    Draft from(String ip) {
        remote = Remote.of(ip);
        return this;
    }

    Draft role(Detection.@Nullable Role value) {
        role = value;
        return this;
    }

    Draft region(@Nullable String value) {
        region = value;
        return this;
    }

    Draft hits(ListHit... value) {
        hits = value;
        return this;
    }

    Draft seen(Observation... value) {
        observations = value;
        return this;
    }

    Draft steps(SequenceStep... value) {
        steps = value;
        return this;
    }

    Draft discriminator(String value) {
        discriminator = value;
        return this;
    }

    Draft tactic(Tactic value) {
        tactic = value;
        return this;
    }

    Draft severity(double value) {
        severity = value;
        return this;
    }

    Draft line(String value) {
        return line(UnreadText.of(value));
    }

    private Draft line(UnreadText value) {
        line = value;
        return this;
    }

    Signal signal() {
        return new Signal(
                new Detection(
                        unit,
                        type,
                        tactic,
                        "T1552.005",
                        severity,
                        "Title of " + unit,
                        "Description of " + unit,
                        discriminator,
                        role,
                        null),
                new Occurrence(steps.length == 0 ? time - 1000 : steps[0].since(), time, Signals.ACCOUNT, region, 0),
                subject,
                activity,
                remote,
                new SignalEvidence(hits, observations, events, steps, line),
                new Score(4.5, 0.001));
    }
}
