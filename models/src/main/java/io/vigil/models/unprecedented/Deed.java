package io.vigil.models.unprecedented;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.NoticedAct;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What was noticed of a principal and people do not see.
 *
 * @param signal a building block of a rule or a count; its score is the weight of what was done
 */
@TypeInfo(StateTypeFactory.class)
public record Deed(Signal signal) implements DeedInput, NoticedAct {
    /** Of what harms data or its guards, or acts with more than one has. */
    private static final Set<Tactic> HARM = EnumSet.of(
            Tactic.IMPACT,
            Tactic.EXFILTRATION,
            Tactic.COLLECTION,
            Tactic.DEFENSE_EVASION,
            Tactic.PRIVILEGE_ESCALATION,
            Tactic.EXECUTION);

    /** Of the building blocks of one call, the gravest is reported. */
    private static final Comparator<Deed> TIES = Comparator.comparingDouble(Deed::weight)
            .thenComparing(Deed::isHarm)
            .reversed()
            .thenComparing(Deed::signal, SignalTies.ORDER);

    static final StateCodec<Deed> CODEC = StateCodec.around(Signal.class, Deed::signal, Deed::new);

    @Override
    public long key() {
        return Hash.of(signal.account());
    }

    @Override
    public long time() {
        return signal.time();
    }

    /** Behind all else of its time, which may make it known. */
    @Override
    public int compareTies(DeedInput other) {
        return other instanceof Deed deed ? TIES.compare(this, deed) : 1;
    }

    boolean isHarm() {
        return HARM.contains(signal.detection().tactic());
    }
}
