package io.vigil.models.secretharvest;

import io.vigil.events.ByContent;
import io.vigil.events.Signal;
import java.util.Comparator;

/**
 * That a secret was read, once it is known what came after.
 *
 * @param read signal of a rule
 */
public record ReadJudged(Signal read) implements ReaderInput {
    private static final Comparator<Signal> TIES =
            Comparator.comparing(Signal::id).thenComparing(new ByContent<>(Signal.class));

    @Override
    public long key() {
        return ReadNow.key(read.account(), read.subject().entity());
    }

    @Override
    public long time() {
        return read.time() + SteadyReaders.PATIENCE.toMillis();
    }

    /** Behind what happens at that time. */
    @Override
    public int compareTies(ReaderInput other) {
        return other instanceof ReadJudged judged ? TIES.compare(read, judged.read) : 1;
    }
}
