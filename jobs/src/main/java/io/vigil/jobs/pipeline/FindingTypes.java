package io.vigil.jobs.pipeline;

import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.flink.order.EventOrder;
import io.vigil.jobs.detections.SignalOrder;

/** Signals of one finding type in one account, in order of event time. */
final class FindingTypes implements EventOrder<Signal> {
    private static final long serialVersionUID = 1;
    private static final SignalOrder TIES = new SignalOrder();

    @Override
    public long key(Signal signal) {
        return Hash.of(signal.account() + ' ' + signal.detection().type());
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }

    @Override
    public int compareTies(Signal one, Signal other) {
        return TIES.compareTies(one, other);
    }
}
