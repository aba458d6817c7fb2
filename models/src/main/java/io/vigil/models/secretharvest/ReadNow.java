package io.vigil.models.secretharvest;

import io.vigil.events.ApiCall;
import io.vigil.events.EventTies;

/**
 * A call that takes something, as it happens.
 *
 * @param call the call
 * @param kind of what it takes, as {@link Kind#code}
 * @param targets hash of each thing that it names, at least one
 * @param weight of each of them: 1, more for a call that names none of many
 * @param request hash of what was asked for, word by word
 */
public record ReadNow(ApiCall call, int kind, long[] targets, int weight, long request) implements ReaderInput {
    /** Of the principal. */
    @Override
    public long key() {
        return call.entityHash();
    }

    @Override
    public long time() {
        return call.time();
    }

    /** Before what is decided at that time. */
    @Override
    public int compareTies(ReaderInput other) {
        return other instanceof ReadNow read ? EventTies.CALLS.compare(call, read.call) : -1;
    }
}
