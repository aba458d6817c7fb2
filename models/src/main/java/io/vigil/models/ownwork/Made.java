package io.vigil.models.ownwork;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.RawJson;
import io.vigil.events.RawPart;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That somebody made a database, of nothing or of a copy.
 *
 * @param who hash of the principal
 * @param time epoch milliseconds
 */
public record Made(String account, String resource, long who, long time) implements OwnedInput {
    /** Before what is found at that time. */
    @Override
    public int compareTies(OwnedInput other) {
        return other instanceof Made made ? Long.compare(who, made.who) : -1;
    }

    static final class Reader implements Function<ApiCall, @Nullable OwnedInput> {
        private static final String DATABASES = "rds.amazonaws.com";
        private static final Pattern MAKES = Pattern.compile(
                "CreateDBInstance(ReadReplica)?|CreateDBCluster|RestoreDB(Instance|Cluster)(From|To).*");
        private static final Pattern INSTANCE =
                Pattern.compile("\"(?:dB|targetDB)InstanceIdentifier\"\\s*:\\s*\"([^\"\\\\]+)\"");

        private static final Pattern CLUSTER = Pattern.compile("\"dBClusterIdentifier\"\\s*:\\s*\"([^\"\\\\]+)\"");

        /** Whether calls of this API make one. */
        static boolean makes(ApiCall call) {
            return call.service().equals(DATABASES)
                    && MAKES.matcher(call.name()).matches();
        }

        @Override
        public @Nullable OwnedInput apply(ApiCall call) {
            RawJson json = call.raw(RawPart.REQUEST_PARAMETERS);
            if (json == null || call.failed() || !call.has(ApiField.PRINCIPAL)) {
                return null;
            }
            String request = json.toString();
            String name = find(call.name().contains("Cluster") ? CLUSTER : INSTANCE, request);
            return name == null ? null : new Made(call.account(), name, call.entityHash(), call.time());
        }

        private static @Nullable String find(Pattern pattern, String request) {
            Matcher found = pattern.matcher(request);
            return found.find() ? found.group(1) : null;
        }
    }
}
