package io.vigil.detection;

import io.vigil.detection.flows.Connection;
import io.vigil.events.Activity;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.DnsQuery;
import io.vigil.events.Event;
import io.vigil.events.ListHit;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Novelty;
import io.vigil.events.Observation;
import io.vigil.events.Remote;
import io.vigil.events.SequenceStep;
import io.vigil.events.Signal;
import io.vigil.events.Subject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Signal}: starts from what an event holds, takes what the detection adds, and fills the templates in at the end. What is not set
 * is as the event, or the emission, has it. Not for more than one signal, nor for more than one thread.
 */
public final class SignalDraft {
    private final String unit;
    private final Emit emit;
    private final Event event;
    private Subject subject;
    private Activity activity;
    private Remote remote = Remote.of(null);
    private Signal.@Nullable Role role = Signal.Role.TARGET;
    private ListHit[] hits = ListHit.NONE;
    private Observation[] observations = Observation.NONE;
    private String[] eventIds;
    private SequenceStep[] steps = SequenceStep.NONE;
    private String discriminator = "";
    private double severity;
    private double score;
    private double pValue = 1;
    private long since;

    private SignalDraft(String unit, Emit emit, Event event, Subject subject, Activity activity) {
        this.unit = unit;
        this.emit = emit;
        this.event = event;
        this.subject = subject;
        this.activity = activity;
        this.severity = emit.severity();
        this.since = event.time();
        this.eventIds = new String[] {event.id()};
    }

    /**
     * About a call: its caller is the subject, its source address the remote.
     *
     * @param unit id of the detection
     */
    public static SignalDraft of(String unit, Emit emit, ApiCall call) {
        return new SignalDraft(unit, emit, call, Subject.of(call), Activity.of(call))
                .remote(call.text(ApiField.SOURCE_IP));
    }

    /**
     * In the words of {@code emit}, about what the candidate of a novelty is about, now that more is known.
     *
     * @throws NullPointerException for a novelty without candidate
     */
    public static SignalDraft of(String unit, Emit emit, Novelty novelty) {
        Signal candidate = Objects.requireNonNull(novelty.candidate(), "nothing was odd");
        return new SignalDraft(unit, emit, novelty, candidate.subject(), candidate.activity())
                .remote(candidate.remote().ip())
                .role(candidate.role())
                .since(candidate.since());
    }

    /** About a DNS query: whoever asked is the subject, and the actor. */
    public static SignalDraft of(String unit, Emit emit, DnsQuery query) {
        return new SignalDraft(unit, emit, query, Subject.of(query), Activity.of(query)).role(Signal.Role.ACTOR);
    }

    /** About a flow, as the local side sees the connection. */
    public static SignalDraft of(String unit, Emit emit, NetworkFlow flow, Connection seen) {
        String local = seen.local() == null ? null : seen.local().toString();
        var activity = Activity.connection(flow, seen.direction(), seen.localPort(), seen.remotePort());
        return new SignalDraft(unit, emit, flow, Subject.of(flow, local), activity)
                .remote(seen.remote() == null ? null : seen.remote().toString())
                .role(seen.role());
    }

    /** About many signals together: with the subject, activity, remote and event ids of the last one. */
    public static SignalDraft of(String unit, Emit emit, Signal last) {
        return new SignalDraft(unit, emit, last, last.subject(), last.activity())
                .remote(last.remote().ip())
                .role(last.role())
                .eventIds(List.of(last.eventIds()));
    }

    /**
     * About a sequence: with this unit's words, and with the subject, activity and remote of the last step.
     *
     * @param steps in the order they happened; at least one
     */
    public static Signal fromSteps(String unit, Emit emit, List<SequenceStep> steps, Signal last) {
        var draft = new Signal(
                unit,
                emit.type(),
                emit.tactic(),
                emit.technique(),
                emit.severity(),
                steps.stream().mapToLong(SequenceStep::since).min().orElse(last.since()),
                last.time(),
                last.account(),
                last.region(),
                "",
                "",
                last.subject(),
                last.role(),
                last.activity(),
                last.remote(),
                ListHit.NONE,
                "",
                0,
                1,
                Observation.NONE,
                StepEvents.of(steps),
                steps.toArray(SequenceStep[]::new),
                0);
        return Template.fill(emit, draft);
    }

    /**
     * A suspicion that something else has confirmed, in the words of what it turned out to be. Everything but words, time and score stays.
     *
     * @param time epoch milliseconds of the moment at which it was confirmed
     */
    public static Signal confirmed(Signal suspicion, Emit emit, long time, double score) {
        return Template.fill(
                emit,
                new Signal(
                        suspicion.unit(),
                        emit.type(),
                        emit.tactic(),
                        emit.technique(),
                        emit.severity(),
                        suspicion.since(),
                        time,
                        suspicion.account(),
                        suspicion.region(),
                        "",
                        "",
                        suspicion.subject(),
                        suspicion.role(),
                        suspicion.activity(),
                        suspicion.remote(),
                        suspicion.hits(),
                        suspicion.discriminator(),
                        score,
                        suspicion.pValue(),
                        suspicion.observations(),
                        suspicion.eventIds(),
                        suspicion.steps(),
                        suspicion.recalled()));
    }

    /** Whom it is about, instead of whom the event names. */
    public SignalDraft subject(Subject value) {
        subject = value;
        return this;
    }

    /** What was done, instead of what the event shows. */
    public SignalDraft activity(Activity value) {
        activity = value;
        return this;
    }

    /** @param ip of the far side, as text; null when it is not known */
    public SignalDraft remote(@Nullable String ip) {
        remote = Remote.of(ip);
        return this;
    }

    /** Whether our side was attacked or attacks; null when that is not known. */
    public SignalDraft role(Signal.@Nullable Role value) {
        role = value;
        return this;
    }

    /** Threat-list entries that it rests on. */
    public SignalDraft hits(ListHit... value) {
        hits = value;
        return this;
    }

    /** What was unusual about it, and what is usual instead, for people to read. */
    public SignalDraft observations(Observation... value) {
        observations = value;
        return this;
    }

    /** Ids of all events it rests on; only the latest {@link Signal#EVENTS} are kept. */
    public SignalDraft eventIds(List<String> ids) {
        eventIds =
                ids.subList(Math.max(0, ids.size() - Signal.EVENTS), ids.size()).toArray(String[]::new);
        return this;
    }

    /**
     * What tells this finding from another one of the same type, account, region, role and resource: signals with the same discriminator fold
     * into one finding, those with another into a finding of their own. So it names what people would treat as separate issues (the other
     * address, the pair of networks) and is the same for ever: no times, counts or ids of events. Empty by default.
     */
    public SignalDraft discriminator(String value) {
        discriminator = value;
        return this;
    }

    /** 1.0 to 10.0, instead of the emission's. */
    public SignalDraft severity(double value) {
        severity = value;
        return this;
    }

    /** The detection's own measure of how odd it is, for comparing within the unit; 0 by default. */
    public SignalDraft score(double value) {
        score = value;
        return this;
    }

    /** Probability, 0 to 1, that an innocent day looks as odd; 1, by default, when it is not measured. */
    public SignalDraft pValue(double value) {
        pValue = value;
        return this;
    }

    /** Epoch milliseconds of the earliest event it rests on. */
    public SignalDraft since(long millis) {
        since = millis;
        return this;
    }

    /** The signal; its time is that of the event. */
    public Signal sign() {
        return Template.fill(
                emit,
                new Signal(
                        unit,
                        emit.type(),
                        emit.tactic(),
                        emit.technique(),
                        severity,
                        since,
                        event.time(),
                        event.account(),
                        event.region(),
                        "",
                        "",
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
                        0));
    }
}
