package io.vigil.models.secretharvest;

import io.vigil.events.EventTies;
import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * That a secret was read, once it is known what came after.
 *
 * @param read signal of a rule
 */
@TypeInfo(StateTypeFactory.class)
public record ReadJudged(Signal read) implements ReaderInput {
    static final StateCodec<ReadJudged> CODEC = StateCodec.around(Signal.class, ReadJudged::read, ReadJudged::new);

    /** A little more than an hour: the longest interval that programs come with that keep copies up to date, as far as the first day is concerned. */
    static final Duration PATIENCE = Duration.ofMinutes(75);

    /** Of the principal, as of its calls. */
    @Override
    public long key() {
        return Hash.combine(
                Hash.of(read.account()), Hash.of(String.valueOf(read.subject().principal())));
    }

    @Override
    public long time() {
        return read.time() + PATIENCE.toMillis();
    }

    /** Behind what happens at that time. */
    @Override
    public int compareTies(ReaderInput other) {
        return other instanceof ReadJudged judged ? EventTies.SIGNALS.compare(read, judged.read) : 1;
    }
}
