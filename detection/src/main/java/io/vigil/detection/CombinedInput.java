package io.vigil.detection;

/**
 * One thing that a {@link CombiningDetector} observes, from whichever stream. Immutable, and as small as it can be: it crosses the network,
 * and waits for the watermark.
 *
 * @param <I> the interface of all inputs of that detector
 */
public interface CombinedInput<I> {
    /** 64-bit hash of the entity: the same for all inputs of one memory. */
    long key();

    /**
     * Epoch milliseconds at which it must be observed. Later than its event's time if it is to wait for what other streams will show of the
     * time until then; this delays the finding by as much.
     */
    long time();

    /** Orders inputs of one key and one time by what they hold; 0 only for one input that was delivered twice. */
    int compareTies(I other);
}
