package io.vigil.jobs.ledger;

import io.vigil.events.Hash;
import io.vigil.flink.order.EventOrder;
import java.util.Comparator;

/** Notes by log, account and region. */
record DeliveryOrder() implements EventOrder<DeliveryNote> {
    private static final Comparator<DeliveryNote> TIES =
            Comparator.comparingInt(DeliveryNote::writer).thenComparingLong(DeliveryNote::number);

    @Override
    public long key(DeliveryNote note) {
        return Hash.of(note.log() + ' ' + note.account() + ' ' + note.region());
    }

    @Override
    public long time(DeliveryNote note) {
        return note.latest();
    }

    @Override
    public int compareTies(DeliveryNote one, DeliveryNote other) {
        return TIES.compare(one, other);
    }
}
