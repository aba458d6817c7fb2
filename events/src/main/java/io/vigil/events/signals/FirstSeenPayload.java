package io.vigil.events.signals;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What a {@link FirstSeen} holds for the account stage of its own detection. A detection that makes novelties has an immutable class of its own
 * for it, or shares one, and a {@link PayloadType} that defines how it is written.
 */
@TypeInfo(StateTypeFactory.class)
public interface FirstSeenPayload {
    /** For {@link StateTypeFactory}. */
    final class Codec {
        static final StateCodec<FirstSeenPayload> CODEC =
                StateCodec.of(1, PayloadTypes::write, PayloadTypes::read).immutable();

        private Codec() {}
    }
}
