package io.vigil.models.anomalousbehavior;

import io.vigil.events.ApiCall;
import io.vigil.events.EventTies;
import io.vigil.events.Hash;
import io.vigil.events.PrincipalKey;

/**
 * A call that changed a resource.
 *
 * @param call the call
 * @param name of the resource, as {@link ChangedResource} reads it
 * @param made the resource did not exist before
 */
public record ResourceChange(ApiCall call, String name, boolean made) implements ResourceInput {
    /** Of the account. */
    @Override
    public long key() {
        return Hash.of(call.account());
    }

    @Override
    public long who() {
        return call.entityHash();
    }

    @Override
    public boolean person() {
        return PrincipalKey.isPerson(call);
    }

    @Override
    public long time() {
        return call.time();
    }

    @Override
    public int compareTies(ResourceInput other) {
        return other instanceof ResourceChange change ? EventTies.CALLS.compare(call, change.call) : 1;
    }

    /** Names the resource in its account. */
    long resource() {
        return Hash.of(call.service() + ' ' + name);
    }
}
