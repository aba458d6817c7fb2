package io.vigil.models.prevalence;

import io.vigil.events.FirstSeenPayload;
import io.vigil.events.PayloadType;
import io.vigil.events.codec.StateCodec;

/**
 * That a host uses a place that was new to it.
 *
 * @param place hash of a registered domain or of a network
 */
public record PlaceUsed(long place) implements FirstSeenPayload {
    /** How it is written. */
    public static final class Type implements PayloadType<PlaceUsed> {
        private static final StateCodec<PlaceUsed> CODEC = StateCodec.<PlaceUsed>of(
                        1, (used, out) -> out.writeLong(used.place), in -> new PlaceUsed(in.readLong()))
                .immutable();

        @Override
        public String id() {
            return "place";
        }

        @Override
        public Class<PlaceUsed> payload() {
            return PlaceUsed.class;
        }

        @Override
        public StateCodec<PlaceUsed> codec() {
            return CODEC;
        }
    }
}
