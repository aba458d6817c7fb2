package io.vigil.events.signals;

import io.vigil.events.Event;
import io.vigil.events.Hash;
import io.vigil.events.ListHit;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a detection noticed: the one record that rules, models and sequences emit, that sequences read, and that findings fold from. No part is
 * null; production code makes one with {@code SignalDraft} only.
 *
 * @param detection what was noticed, by which detection
 * @param occurrence when and where
 * @param subject the AWS side: who acted and what it acted on
 * @param activity what was done
 * @param remote the far side
 * @param evidence what it rests on
 * @param score how odd it is
 */
@TypeInfo(StateTypeFactory.class)
public record Signal(
        Detection detection,
        Occurrence occurrence,
        Subject subject,
        Activity activity,
        Remote remote,
        SignalEvidence evidence,
        Score score)
        implements Event {

    /** How many event ids a signal keeps. */
    public static final int EVENTS = 20;

    @Override
    public long time() {
        return occurrence.time();
    }

    @Override
    public String account() {
        return occurrence.account();
    }

    @Override
    public @Nullable String region() {
        return occurrence.region();
    }

    /** Of the event that made it, and who noticed. */
    @Override
    public String id() {
        String event = evidence.lastEvent();
        return event.isEmpty() ? detection.unit() : detection.unit() + ' ' + event;
    }

    /** What streams of signals are keyed by: 64-bit hash of account and {@linkplain Subject#entity() entity}. */
    @Override
    public long entityHash() {
        return Hash.of(account() + ' ' + subject.entity());
    }

    /** Threat-list entries that it rests on; empty for everything but intelligence. */
    @Override
    public ListHit[] hits() {
        return evidence.hits();
    }

    /** The same signal with all that is known of its far side. */
    public Signal withRemote(Remote described) {
        return new Signal(detection, occurrence, subject, activity, described, evidence, score);
    }

    /** The same signal with the severity that the user's tuning gives it. */
    public Signal withSeverity(double tuned) {
        return with(detection.withSeverity(tuned), occurrence);
    }

    /** The same signal with the score that is left when not all of it held. */
    public Signal withScore(double left) {
        return new Signal(detection, occurrence, subject, activity, remote, evidence, score.withValue(left));
    }

    /** The same signal with who is behind its credentials. */
    public Signal withRoot(@Nullable String behind) {
        return new Signal(detection, occurrence, subject.withRoot(behind), activity, remote, evidence, score);
    }

    /**
     * The same signal as a member of a sequence.
     *
     * @param story finding type and finding id of the sequence
     */
    public Signal inSequence(String story) {
        return withObservations(Observation.memberOf(story));
    }

    /** The same signal, of which this is known, too. */
    public Signal withObservations(Observation... more) {
        Observation[] noted = Arrays.copyOf(evidence.observations(), evidence.observations().length + more.length);
        System.arraycopy(more, 0, noted, evidence.observations().length, more.length);
        var known = new SignalEvidence(evidence.hits(), noted, evidence.eventIds(), evidence.steps(), evidence.line());
        return new Signal(detection, occurrence, subject, activity, remote, known, score);
    }

    /** The same signal without the record of its event. */
    public Signal withoutLine() {
        return new Signal(detection, occurrence, subject, activity, remote, evidence.withoutLine(), score);
    }

    /** Whether it is reported again as a member of a sequence. */
    public boolean isMember() {
        return Arrays.stream(evidence.observations()).anyMatch(Observation::isMembership);
    }

    /** The same signal as a finding of its own, beside what else there is about its subject. */
    public Signal apart() {
        return withDiscriminator(detection.unit());
    }

    /** The same signal, distinguished from others by this. */
    public Signal withDiscriminator(String other) {
        return with(detection.withDiscriminator(other), occurrence);
    }

    /** The same signal as more of what another finding shows already, of its type and distinguished as it is, in its own words. */
    public Signal asEvidence(String type, String discriminator) {
        return with(detection.withType(type).withDiscriminator(discriminator), occurrence);
    }

    /** The same signal as one about another one's subject, there. */
    public Signal about(Subject other, Detection.@Nullable Role role, @Nullable String region) {
        return new Signal(detection.withRole(role), occurrence.in(region), other, activity, remote, evidence, score);
    }

    /** The same signal, aimed at this. */
    public Signal withResource(String resource) {
        return new Signal(detection, occurrence, subject.withResource(resource), activity, remote, evidence, score);
    }

    /** The same signal in these words. */
    public Signal withWords(String title, String description) {
        return with(detection.withWords(title, description), occurrence);
    }

    /**
     * The same signal as a list that came later makes it known: its own time is that of the latest contact.
     *
     * @param first epoch milliseconds of the earliest contact that is remembered
     * @param moment epoch milliseconds of event time at which the list named the far side
     */
    public Signal inRetrospect(long first, long moment) {
        return with(detection, occurrence.inRetrospect(first, moment));
    }

    private Signal with(Detection noticed, Occurrence happened) {
        return new Signal(noticed, happened, subject, activity, remote, evidence, score);
    }

    /** For {@link StateTypeFactory}. */
    interface Codec {
        StateCodec<Signal> CODEC = StateCodec.of(1, SignalForm::writeSignal, SignalForm::readSignal)
                .immutable();
    }
}
