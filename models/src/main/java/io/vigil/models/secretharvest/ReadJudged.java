package io.vigil.models.secretharvest;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.FirstInPeriod;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A minute in which somebody asked for secrets, looked at once more when it is known what came after.
 *
 * @param key of the principal, as of its calls
 * @param minute counted from the epoch
 */
@TypeInfo(StateTypeFactory.class)
public record ReadJudged(long key, long minute) implements ReaderInput {
    static final StateCodec<ReadJudged> CODEC = StateCodec.of(2, ReadJudged::write, ReadJudged::read)
            .since(1, in -> of(StateCodec.of(Signal.class).read(in)))
            .immutable();

    /** A little more than an hour: the longest interval that programs come with that keep copies up to date, as far as the first day is concerned. */
    private static final Duration PATIENCE = Duration.ofMinutes(75);

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** In its first form it was a signal of the rule that knows reads of secrets. */
    private static ReadJudged of(Signal read) {
        long key = Hash.combine(
                Hash.of(read.account()), Hash.of(String.valueOf(read.subject().principal())));
        return new ReadJudged(key, Math.floorDiv(read.time(), MINUTE));
    }

    /** Epoch milliseconds before which the reads lie that are judged. */
    long end() {
        return (minute + 1) * MINUTE;
    }

    @Override
    public long time() {
        return end() + PATIENCE.toMillis();
    }

    /** Behind what happens at that time. */
    @Override
    public int compareTies(ReaderInput other) {
        return other instanceof ReadJudged judged ? Long.compare(minute, judged.minute) : 1;
    }

    /** What was passed on of a principal and a minute is left out. Passing it on twice does no harm, but each waits for more than an hour. */
    static final class OncePerMinute implements Function<ApiCall, @Nullable ReadJudged> {
        private final FirstInPeriod passed = new FirstInPeriod();

        @Override
        public @Nullable ReadJudged apply(ApiCall call) {
            if (!call.has(ApiField.PRINCIPAL) || call.byService()) {
                return null;
            }
            long minute = Math.floorDiv(call.time(), MINUTE);
            return passed.isFirst(call.entityHash(), minute) ? new ReadJudged(call.entityHash(), minute) : null;
        }
    }

    private void write(DataOutputView out) throws IOException {
        out.writeLong(key);
        out.writeLong(minute);
    }

    private static ReadJudged read(DataInputView in) throws IOException {
        return new ReadJudged(in.readLong(), in.readLong());
    }
}
