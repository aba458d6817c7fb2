package io.vigil.models.unfamiliarcallers;

import io.vigil.events.ApiCall;
import io.vigil.events.ByContent;
import io.vigil.events.Hash;
import java.util.Comparator;

/**
 * A call on a resource by nobody known or by another account.
 *
 * @param call the call
 * @param caller id of the other account; {@value #ANYBODY} for anonymous callers
 * @param resource name or ARN
 */
public record Visit(ApiCall call, String caller, String resource) implements VisitInput {
    static final String ANYBODY = "anybody";

    private static final Comparator<ApiCall> TIES =
            Comparator.comparing(ApiCall::id).thenComparing(new ByContent<>(ApiCall.class));

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
        return other instanceof Visit visit ? TIES.compare(call, visit.call) : 1;
    }

    long place() {
        return Hash.of(call.service() + ' ' + resource);
    }

    long who() {
        return Hash.of(caller);
    }
}
