package io.vigil.models.massdestruction;

import io.vigil.events.ApiCall;
import io.vigil.events.EventTies;
import io.vigil.events.Hash;

/**
 * A call that made or destroyed resources.
 *
 * @param call the call
 * @param kind of the resources, as {@link UpkeepKind#code}
 * @param points what they are worth, all together; half of it when it was tried in vain
 * @param made made rather than destroyed
 * @param attempt hash of what was tried, so that a program that tries again counts once; 0 when it was done
 */
public record Upkeep(ApiCall call, int kind, double points, boolean made, long attempt) implements UpkeepInput {
    /** Of the account: what its principals do as a routine is known there. */
    @Override
    public long key() {
        return Hash.of(call.account());
    }

    @Override
    public long time() {
        return call.time();
    }

    /** What is made within a second is made before it is destroyed. */
    @Override
    public int compareTies(UpkeepInput other) {
        Upkeep that = (Upkeep) other;
        return made == that.made ? EventTies.CALLS.compare(call, that.call) : Boolean.compare(that.made, made);
    }
}
