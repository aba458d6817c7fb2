package io.vigil.jobs.pipeline;

import io.vigil.events.Hash;
import io.vigil.flink.order.EventOrder;

/** Signals of one finding type in one account, in order of event time. */
final class FindingTypes implements EventOrder<ToFold> {
    private static final long serialVersionUID = 1;
    private static final ToFold.Order TIES = new ToFold.Order();

    @Override
    public long key(ToFold record) {
        return Hash.of(
                record.signal().account() + ' ' + record.signal().detection().type());
    }

    @Override
    public long time(ToFold record) {
        return record.signal().time();
    }

    @Override
    public int compareTies(ToFold one, ToFold other) {
        return TIES.compareTies(one, other);
    }
}
