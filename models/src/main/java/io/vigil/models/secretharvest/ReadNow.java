package io.vigil.models.secretharvest;

import io.vigil.events.ApiCall;
import io.vigil.events.Hash;
import io.vigil.events.RawJson;
import io.vigil.events.RawPart;
import io.vigil.models.baseline.Memo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that reads secrets, as it happens.
 *
 * @param eventId of the call
 * @param key of the principal
 * @param time epoch milliseconds
 * @param request hash of what was asked for, word by word
 */
public record ReadNow(String eventId, long key, long time, long request) implements ReaderInput {
    private static final Set<String> READING = Set.of(
            "GetSecretValue",
            "BatchGetSecretValue",
            "GetParameter",
            "GetParameters",
            "GetParametersByPath",
            "GetPasswordData");

    static long key(String account, String principal) {
        return Hash.of(account + ' ' + principal);
    }

    /** Before what is decided at that time. */
    @Override
    public int compareTies(ReaderInput other) {
        return other instanceof ReadNow read ? eventId.compareTo(read.eventId) : -1;
    }

    /** Finds them; makes strings of no other call. */
    static final class Reader {
        private static final int RECALLED = 1024;

        private final Memo<Boolean> reading = new Memo<>(RECALLED);

        @Nullable
        ReadNow read(ApiCall call) {
            Boolean known = reading.find(call.apiHash());
            boolean reads = known == null ? reading.keep(call.apiHash(), READING.contains(call.name())) : known;
            return reads && !call.failed()
                    ? new ReadNow(call.id(), key(call.account(), call.principal()), call.time(), request(call))
                    : null;
        }

        private static long request(ApiCall call) {
            RawJson asked = call.raw(RawPart.REQUEST_PARAMETERS);
            long what = asked == null ? 0 : Hash.of(asked.bytes(), asked.from(), asked.to());
            return Hash.combine(call.apiHash(), what);
        }
    }
}
