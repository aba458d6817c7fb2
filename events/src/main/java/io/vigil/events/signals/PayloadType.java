package io.vigil.events.signals;

import io.vigil.events.codec.StateCodec;

/**
 * How one class of {@link FirstSeenPayload} is written to the network and to savepoints. Found by the service loader: a public class with a public
 * constructor without parameters, named in {@code META-INF/services/io.vigil.events.signals.PayloadType} of its jar.
 *
 * @param <P> the class
 */
public interface PayloadType<P extends FirstSeenPayload> {
    /** Stands for the class in savepoints: never changed, never used for another class. Kebab-case, and short: each novelty carries it. */
    String id();

    Class<P> payload();

    /** Its version lies before each payload. */
    StateCodec<P> codec();
}
