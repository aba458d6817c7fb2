package io.vigil.models.beacons;

import io.vigil.events.FirstSeenPayload;
import io.vigil.events.PayloadType;
import io.vigil.events.codec.StateCodec;

/**
 * That a host asked for a domain that was new to it.
 *
 * @param domain hash of the registered domain
 */
record DomainAsked(long domain) implements FirstSeenPayload {
    /** How it is written. */
    public static final class Type implements PayloadType<DomainAsked> {
        private static final StateCodec<DomainAsked> CODEC = StateCodec.<DomainAsked>of(
                        1, (asked, out) -> out.writeLong(asked.domain), in -> new DomainAsked(in.readLong()))
                .immutable();

        @Override
        public String id() {
            return "domain";
        }

        @Override
        public Class<DomainAsked> payload() {
            return DomainAsked.class;
        }

        @Override
        public StateCodec<DomainAsked> codec() {
            return CODEC;
        }
    }
}
