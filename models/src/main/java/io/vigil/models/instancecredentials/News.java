package io.vigil.models.instancecredentials;

import io.vigil.events.ApiCall;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import io.vigil.models.egress.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What one call tells the account: where an instance's credentials were used, what it changes of the account's own addresses,
 * which VPC it came through.
 *
 * @param home the address of AWS from which the same credentials were used first, as {@link io.vigil.models.habit.NetworkKey} names it; 0 when
 *     the candidate does not depend on it
 */
record News(Visit visit, long home, AddressChange change, Passage passage) {
    /** Of a call that is no use of an instance's credentials. */
    static News of(AddressChange change) {
        return new News(Visit.to(0), 0, change, Passage.NONE);
    }

    Novelty tell(String unit, ApiCall call, @Nullable Signal candidate) {
        long kind = change.kind().code;
        return visit.tell(
                unit,
                call,
                candidate,
                home,
                kind,
                change.address(),
                change.allocation(),
                passage.endpoint(),
                passage.network(),
                passage.vpc());
    }

    static News of(Novelty told) {
        long[] values = told.values();
        int at = Visit.VALUES;
        var change = AddressChange.of((int) values[at + 1], values[at + 2], values[at + 3]);
        var passage = new Passage(values[at + 4], values[at + 5], values[at + 6]);
        return new News(Visit.of(told), values[at], change, passage);
    }
}
