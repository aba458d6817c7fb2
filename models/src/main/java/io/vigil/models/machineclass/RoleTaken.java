package io.vigil.models.machineclass;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.FirstInPeriod;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That a machine has a role: EC2 assumed it for the machine, which it does within seconds of a launch, or the machine made a call with it.
 *
 * @param role hash of its ARN
 * @param time epoch milliseconds
 */
public record RoleTaken(String account, String instance, long role, long time) implements ClassInput {
    private static final Comparator<RoleTaken> TIES =
            Comparator.comparing(RoleTaken::instance).thenComparingLong(RoleTaken::role);

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int compareAlike(ClassInput other) {
        return TIES.compare(this, (RoleTaken) other);
    }

    /** One for each machine and day, as far as its memory reaches; more do no harm. */
    static final class Reader implements Function<ApiCall, @Nullable RoleTaken> {
        private static final Pattern ROLE = Pattern.compile("\"roleArn\"\\s*:\\s*\"([^\"]+)\"");
        private static final Pattern SESSION = Pattern.compile("\"roleSessionName\"\\s*:\\s*\"(i-[0-9a-f]+)\"");
        private static final String EC2 = "ec2.amazonaws.com";

        private static final byte[] ASSUME = "AssumeRole".getBytes(StandardCharsets.US_ASCII);

        private final FirstInPeriod days = new FirstInPeriod();

        /** Whether EC2 may make calls of this API for a machine. */
        static boolean mayAssume(ApiCall call) {
            return call.is(ApiField.NAME, ASSUME);
        }

        @Override
        public @Nullable RoleTaken apply(ApiCall call) {
            if (call.is(CallFlag.INSTANCE_SESSION)) {
                long session = Hash.combine(call.entityHash(), call.hash(ApiField.ISSUER_ARN));
                return days.isFirst(session, Days.of(call.time()))
                        ? taken(call, call.text(ApiField.ISSUER_ARN), call.instance())
                        : null;
            }
            RawJson request = isForMachine(call) ? call.raw(RawPart.REQUEST_PARAMETERS) : null;
            if (request == null) {
                return null;
            }
            String asked = request.toString();
            return taken(call, find(ROLE, asked), find(SESSION, asked));
        }

        private static boolean isForMachine(ApiCall call) {
            return call.byService() && EC2.equals(call.text(ApiField.INVOKED_BY)) && mayAssume(call) && !call.failed();
        }

        private static @Nullable String find(Pattern pattern, String text) {
            Matcher found = pattern.matcher(text);
            return found.find() ? found.group(1) : null;
        }

        private @Nullable RoleTaken taken(ApiCall call, @Nullable String role, @Nullable String instance) {
            if (role == null || instance == null) {
                return null;
            }
            long hash = Hash.of(role);
            long machine = Hash.combine(Hash.of(call.account()), Hash.of(instance));
            boolean first = days.isFirst(Hash.combine(machine, hash), Days.of(call.time()));
            return first ? new RoleTaken(call.account(), instance, hash, call.time()) : null;
        }
    }
}
