package io.vigil.detection;

import io.vigil.detection.flows.Connection;
import io.vigil.events.Event;
import io.vigil.events.ListHit;
import io.vigil.events.codec.UnreadText;
import io.vigil.events.logs.LogEvent;
import io.vigil.events.signals.Activity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Occurrence;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Score;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import io.vigil.events.signals.Subject;
import io.vigil.events.vpcflow.NetworkFlow;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Signal}: starts from what an event holds, takes what the detection adds, and fills the templates in at the end. What is not set
 * is as the event, or the emission, has it. Not for more than one signal, nor for more than one thread.
 */
public final class SignalDraft {
    private final String unit;
    private final Emit emit;
    private Occurrence occurrence;
    private Subject subject;
    private Activity activity;
    private Remote remote = Remote.of(null);
    private Detection.@Nullable Role role;
    private ListHit[] hits = ListHit.NONE;
    private Observation[] observations = Observation.NONE;
    private String[] eventIds;
    private SequenceStep[] steps = SequenceStep.NONE;
    private String discriminator = "";
    private double severity;
    /** Asked only where it is shown. */
    private Supplier<UnreadText> line;

    private @Nullable String habit;
    private Score score = Score.NONE;

    private SignalDraft(String unit, Emit emit, Event event, Subject subject, Activity activity) {
        this.unit = unit;
        this.emit = emit;
        this.occurrence = Occurrence.of(event);
        this.subject = subject;
        this.activity = activity;
        this.severity = emit.severity();
        this.eventIds = new String[] {event.id()};
        this.line = event instanceof LogEvent logged ? logged::line : () -> UnreadText.EMPTY;
    }

    /**
     * About an event, as it {@linkplain LogEvent describes itself}. A flow is better seen from one side: {@link #of(String, Emit, NetworkFlow,
     * Connection)}.
     *
     * @param unit id of the detection
     */
    public static SignalDraft of(String unit, Emit emit, LogEvent event) {
        return new SignalDraft(unit, emit, event, event.subject(), event.activity())
                .remote(event.remote())
                .role(event.resourceRole());
    }

    /** About a flow, as the local side sees the connection. */
    public static SignalDraft of(String unit, Emit emit, NetworkFlow flow, Connection seen) {
        var activity = flow.activity(seen.direction(), seen.localPort(), seen.remotePort());
        return new SignalDraft(unit, emit, flow, flow.subject(seen.local()), activity)
                .remote(seen.remote() == null ? null : seen.remote().toString())
                .role(seen.role());
    }

    /**
     * In the words of {@code emit}, about what the candidate of a novelty is about, now that more is known.
     *
     * @throws NullPointerException for a novelty without candidate
     */
    public static SignalDraft of(String unit, Emit emit, FirstSeen novelty) {
        Signal candidate = Objects.requireNonNull(novelty.candidate(), "nothing was odd");
        return new SignalDraft(unit, emit, novelty, candidate.subject(), candidate.activity())
                .remote(candidate.remote().ip())
                .role(candidate.detection().role())
                .since(candidate.occurrence().since())
                .line(candidate.evidence().line());
    }

    /** About many signals together: with the subject, activity, remote and event ids of the last one. */
    public static SignalDraft of(String unit, Emit emit, Signal last) {
        return new SignalDraft(unit, emit, last, last.subject(), last.activity())
                .remote(last.remote().ip())
                .role(last.detection().role())
                .eventIds(List.of(last.evidence().eventIds()))
                .line(last.evidence().line());
    }

    /**
     * About a sequence: with this unit's words, and with the subject, activity and remote of the last step.
     *
     * @param steps in the order they happened; at least one
     */
    public static Signal fromSteps(String unit, Emit emit, List<SequenceStep> steps, Signal last) {
        return of(unit, emit, last)
                .remote(last.remote())
                .since(steps.stream()
                        .mapToLong(SequenceStep::since)
                        .min()
                        .orElse(last.occurrence().since()))
                .steps(steps)
                .sign();
    }

    /**
     * A suspicion that something else has confirmed, in the words of what it turned out to be. Everything but words, time and score stays.
     *
     * @param time epoch milliseconds of the moment at which it was confirmed
     */
    public static Signal confirmed(Signal suspicion, Emit emit, long time, double score) {
        return of(suspicion.detection().unit(), emit, suspicion)
                .occurrence(suspicion.occurrence().at(time))
                .remote(suspicion.remote())
                .evidence(suspicion.evidence())
                .discriminator(suspicion.detection().discriminator())
                .pValue(suspicion.score().pValue())
                .score(score)
                .sign();
    }

    private SignalDraft occurrence(Occurrence value) {
        occurrence = value;
        return this;
    }

    private SignalDraft remote(Remote value) {
        remote = value;
        return this;
    }

    private SignalDraft evidence(SignalEvidence value) {
        hits = value.hits();
        observations = value.observations();
        eventIds = value.eventIds();
        steps = value.steps();
        return this;
    }

    private SignalDraft line(UnreadText value) {
        line = () -> value;
        return this;
    }

    /** Only findings show it. */
    private UnreadText line() {
        return emit.type() == null ? UnreadText.EMPTY : line.get();
    }

    private SignalDraft steps(List<SequenceStep> members) {
        steps = members.toArray(SequenceStep[]::new);
        eventIds = StepEvents.of(members);
        return this;
    }

    /** In no region in particular, so that all regions make one finding. */
    public SignalDraft everywhere() {
        occurrence = occurrence.everywhere();
        return this;
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
    public SignalDraft role(Detection.@Nullable Role value) {
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

    /** Ids of all events it rests on, in order of time; of more than {@link Signal#EVENTS}, the first half of these and the last half. */
    public SignalDraft eventIds(List<String> ids) {
        int size = ids.size();
        int half = Signal.EVENTS / 2;
        Stream<String> kept = size <= Signal.EVENTS
                ? ids.stream()
                : Stream.concat(ids.subList(0, half).stream(), ids.subList(size - half, size).stream());
        eventIds = kept.toArray(String[]::new);
        return this;
    }

    /**
     * What distinguishes this finding from another one of the same type, account, region, role and resource: signals with the same discriminator fold
     * into one finding, those with another into a finding of their own. So it names what people would treat as separate issues (the other
     * address, the pair of networks) and is the same for ever: no times, counts or ids of events. Empty by default.
     */
    public SignalDraft discriminator(String value) {
        discriminator = value;
        return this;
    }

    /** As of {@link Detection#habit}; null by default. */
    public SignalDraft habit(@Nullable String value) {
        habit = value;
        return this;
    }

    /** 1.0 to 10.0, instead of the emission's. */
    public SignalDraft severity(double value) {
        severity = value;
        return this;
    }

    /** The detection's own measure of how odd it is, for comparing within the unit; 0 by default. */
    public SignalDraft score(double value) {
        score = score.withValue(value);
        return this;
    }

    /** Probability, 0 to 1, that an innocent day looks as odd; 1, by default, when it is not measured. */
    public SignalDraft pValue(double value) {
        score = score.withPValue(value);
        return this;
    }

    /** Epoch milliseconds of the earliest event it rests on. */
    public SignalDraft since(long millis) {
        occurrence = occurrence.since(millis);
        return this;
    }

    /** The signal, with the title and description of the emission. Its time is that of the event. */
    public Signal sign() {
        var detection = new Detection(
                unit, emit.type(), emit.tactic(), emit.technique(), severity, "", "", discriminator, role, habit);
        var evidence = new SignalEvidence(hits, observations, eventIds, steps, line());
        var signal = new Signal(detection, occurrence, subject, activity, remote, evidence, score);
        return signal.withWords(emit.title().fill(signal), emit.description().fill(signal));
    }
}
