package io.vigil.jobs.detections;

import io.vigil.events.Hash;
import io.vigil.events.codec.ByContent;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Folding;
import io.vigil.flink.order.EventOrder;
import java.util.Arrays;

/**
 * Signals of one finding, in order of event time. One signal raised twice, because its event was delivered twice, is one; two signals that differ in
 * anything are two, also when one event made both.
 */
public final class SignalOrder implements EventOrder<Signal> {
    private static final long serialVersionUID = 1;
    private static final ByContent<Signal> CONTENT = new ByContent<>(Signal.class);

    @Override
    public long key(Signal signal) {
        return Hash.of(Folding.keyOf(signal));
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }

    @Override
    public int compareTies(Signal one, Signal other) {
        int byUnit = one.detection().unit().compareTo(other.detection().unit());
        if (byUnit != 0) {
            return byUnit;
        }
        int byEvents =
                Arrays.compare(one.evidence().eventIds(), other.evidence().eventIds());
        if (byEvents != 0) {
            return byEvents;
        }
        int bySince = Long.compare(one.occurrence().since(), other.occurrence().since());
        int byTitle = bySince != 0
                ? bySince
                : one.detection().title().compareTo(other.detection().title());
        return byTitle != 0 ? byTitle : CONTENT.compare(one, other);
    }
}
