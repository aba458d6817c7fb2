package io.vigil.events.signals;

import io.vigil.events.ListHit;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * A signal as a member of a sequence: what {@link Signal} contains, without members of its own.
 *
 * @param step name of the pattern's step that it fills
 * @param type finding type of the signal; null for a building block
 * @param account of the signal, as are {@code region}, {@code discriminator} and {@code role}: they say which finding the member is folded into
 */
@TypeInfo(StateTypeFactory.class)
public record SequenceStep(
        String step,
        String unit,
        @Nullable String type,
        Tactic tactic,
        @Nullable String technique,
        double severity,
        long since,
        long time,
        String title,
        Subject subject,
        Activity activity,
        Remote remote,
        String[] eventIds,
        String account,
        @Nullable String region,
        String discriminator,
        Detection.@Nullable Role role) {
    public static final SequenceStep[] NONE = {};

    public static SequenceStep of(String step, Signal signal) {
        Detection detection = signal.detection();
        return new SequenceStep(
                step,
                detection.unit(),
                detection.type(),
                detection.tactic(),
                detection.technique(),
                detection.severity(),
                signal.occurrence().since(),
                signal.time(),
                detection.title(),
                signal.subject(),
                signal.activity(),
                signal.remote(),
                signal.evidence().eventIds(),
                signal.account(),
                signal.region(),
                detection.discriminator(),
                detection.role());
    }

    /** The signal, as far as it is kept: enough to know which finding it belongs to. */
    public Signal signal() {
        return new Signal(
                new Detection(unit, type, tactic, technique, severity, title, "", discriminator, role, null),
                new Occurrence(since, time, account, region, 0),
                subject,
                activity,
                remote,
                new SignalEvidence(ListHit.NONE, Observation.NONE, eventIds, NONE),
                Score.NONE);
    }

    /** For {@link StateTypeFactory}. */
    interface Codec {
        StateCodec<SequenceStep> CODEC =
                StateCodec.of(1, SignalForm::writeStep, SignalForm::readStep).immutable();
    }
}
