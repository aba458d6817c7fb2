package io.vigil.models.suspectidentity;

import io.vigil.detection.Feed;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallTies;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.FirstInPeriod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is at work: the first call of a quarter of an hour, shown at its end. Tasks that read a log together may each show one; the earliest
 * comes first, and is the same however many they are.
 *
 * @param call the first that one task read
 * @param signsIn it is a sign-in to the console: each of them is shown, and at once
 */
@TypeInfo(StateTypeFactory.class)
public record AtWork(ApiCall call, boolean signsIn) implements IdentityInput {
    static final StateCodec<AtWork> CODEC =
            StateCodec.of(1, AtWork::write, AtWork::read).immutable();
    private static final StateCodec<ApiCall> CALL = StateCodec.of(ApiCall.class);

    static final long QUARTER = Feed.PERIOD.toMillis();

    private static final byte[] SIGN_IN = "ConsoleLogin".getBytes(StandardCharsets.US_ASCII);

    private static final Comparator<ApiCall> TIES =
            Comparator.comparingLong(ApiCall::time).thenComparing(CallTies.ORDER);

    @Override
    public String account() {
        return call.account();
    }

    @Override
    public String eventId() {
        return call.id();
    }

    @Override
    public long time() {
        return signsIn ? call.time() : (quarter() + 1) * QUARTER - 1;
    }

    static boolean isSignIn(ApiCall call) {
        return call.is(ApiField.NAME, SIGN_IN);
    }

    long quarter() {
        return Math.floorDiv(call.time(), QUARTER);
    }

    @Override
    public int rank() {
        return 2;
    }

    @Override
    public int compareAlike(IdentityInput other) {
        return TIES.compare(call, ((AtWork) other).call);
    }

    /**
     * What was passed on of a principal, a user's key and a quarter of an hour is left out. Passing it on twice does no harm, but each waits for the
     * end of the quarter.
     */
    static final class OncePerQuarter implements Function<ApiCall, @Nullable AtWork> {
        private static final byte[] USER = "IAMUser".getBytes(StandardCharsets.US_ASCII);

        private final FirstInPeriod passed = new FirstInPeriod();

        @Override
        public @Nullable AtWork apply(ApiCall call) {
            if (!call.has(ApiField.PRINCIPAL) || call.byService()) {
                return null;
            }
            if (isSignIn(call)) {
                return call.failed() ? null : new AtWork(call, true);
            }
            long quarter = Math.floorDiv(call.time(), QUARTER);
            long means = call.is(ApiField.IDENTITY_TYPE, USER)
                    ? Hash.combine(call.entityHash(), call.hash(ApiField.ACCESS_KEY))
                    : call.entityHash();
            return passed.isFirst(means, quarter) ? new AtWork(call, false) : null;
        }
    }

    private void write(DataOutputView out) throws IOException {
        CALL.write(call, out);
        out.writeBoolean(signsIn);
    }

    private static AtWork read(DataInputView in) throws IOException {
        return new AtWork(CALL.read(in), in.readBoolean());
    }
}
