package io.vigil.models.prevalence;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.FirstSeenPayload;
import io.vigil.events.signals.PayloadType;

/**
 * That a host uses a place that was new to it.
 *
 * @param place hash of a registered domain or of a network
 * @param ofYoung whether everything is new to the host, so that only its account knows what is odd
 */
public record PlaceUsed(long place, boolean ofYoung) implements FirstSeenPayload {
    /** Of a host that has habits, or of any where nothing is odd. */
    public PlaceUsed(long place) {
        this(place, false);
    }

    /** How it is written. */
    public static final class Type implements PayloadType<PlaceUsed> {
        private static final StateCodec<PlaceUsed> CODEC = StateCodec.<PlaceUsed>of(
                        2,
                        (used, out) -> {
                            out.writeLong(used.place);
                            out.writeBoolean(used.ofYoung);
                        },
                        in -> new PlaceUsed(in.readLong(), in.readBoolean()))
                .since(1, in -> new PlaceUsed(in.readLong()))
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
