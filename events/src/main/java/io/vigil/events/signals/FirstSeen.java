package io.vigil.events.signals;

import io.vigil.events.Event;
import io.vigil.events.Hash;
import io.vigil.events.ListHit;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What one event showed of an entity for the first time that day, for its account to know: the only thing that operators of a whole account
 * see, so that no account is a hot key. Usual events make none.
 *
 * @param unit id of the detection that watches the entity
 * @param time epoch milliseconds of the event
 * @param id of the event
 * @param region null where the log does not record it
 * @param entity 64-bit hash of account and entity, as its stream is keyed
 * @param payload what the account stage of the detection learns from, and judges the candidate by
 * @param candidate the signal to emit if it is unusual for the account, too; null when nothing was odd
 */
@TypeInfo(StateTypeFactory.class)
public record FirstSeen(
        String unit,
        long time,
        String account,
        String id,
        @Nullable String region,
        long entity,
        FirstSeenPayload payload,
        @Nullable Signal candidate)
        implements Event {

    /**
     * Of an event, about its entity: of a call, its principal.
     *
     * @param candidate null when nothing was odd
     */
    public static FirstSeen of(String unit, Event event, FirstSeenPayload payload, @Nullable Signal candidate) {
        return new FirstSeen(
                unit,
                event.time(),
                event.account(),
                event.id(),
                event.region(),
                event.entityHash(),
                payload,
                candidate);
    }

    /**
     * The payload as the detection of this {@link #unit} made it.
     *
     * @throws ClassCastException if it is of another class
     */
    public <P extends FirstSeenPayload> P payload(Class<P> type) {
        return type.cast(payload);
    }

    /** What streams of novelties are keyed by. */
    @Override
    public long entityHash() {
        return Hash.of(account);
    }

    @Override
    public ListHit[] hits() {
        return ListHit.NONE;
    }

    /** For {@link StateTypeFactory}. */
    interface Codec {
        StateCodec<FirstSeen> CODEC = StateCodec.of(1, SignalForm::writeFirstSeen, SignalForm::readFirstSeen)
                .immutable();
    }
}
