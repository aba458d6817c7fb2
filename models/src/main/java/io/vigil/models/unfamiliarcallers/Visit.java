package io.vigil.models.unfamiliarcallers;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.CallTies;

/**
 * A call on a resource by nobody known or by another account.
 *
 * @param call the call
 * @param caller id of the other account; {@value #ANYBODY} for anonymous callers
 * @param resource name or ARN
 */
public record Visit(ApiCall call, String caller, String resource) implements VisitInput {
    static final String ANYBODY = "anybody";

    /** Of the account that owns the resource. */
    @Override
    public long key() {
        return Hash.of(call.account());
    }

    @Override
    public long time() {
        return call.time();
    }

    @Override
    public int compareTies(VisitInput other) {
        return other instanceof Visit visit ? CallTies.ORDER.compare(call, visit.call) : 1;
    }

    long place() {
        return Hash.of(call.service() + ' ' + resource);
    }

    long who() {
        return Hash.of(caller);
    }
}
