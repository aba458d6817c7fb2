package io.vigil.models.ownwork;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.models.baseline.ChangedResource;
import io.vigil.models.baseline.NetworkKey;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the calls that make something, and those that take it away or change what guards it. What services do is left out. */
final class WorkReader implements Function<ApiCall, @Nullable OwnedInput> {
    private static final Pattern CHANGES = Pattern.compile(
            "(?:Delete|Put|Update|Modify|Set|Terminate|Remove|Stop|Cancel|Revoke|Release|Reset|Replace|Deregister|Detach|Disassociate|Disable"
                    + "|Deactivate|Suspend|Schedule|Authorize|Purge|Change).*");
    /** What machines do all day, to nothing that matters. */
    private static final Pattern ROUTINE = Pattern.compile(
            "CreateLogStream|CreateTags|RegisterTargets|PutMetricData|PutInventory|PutComplianceItems|Update.*Information");

    /** Where no database has the autonomous system. */
    private static final int NETWORK_BITS = 16;

    static final String IDENTITIES = "iam.amazonaws.com";
    /** Calls that may set a database's password; whether one did is the finding's to say. */
    private static final Set<String> PASSWORDS = Set.of("ModifyDBInstance", "ModifyDBCluster");

    private static final Set<String> CREDENTIALS = Set.of("CreateAccessKey", "CreateLoginProfile");
    /** What sets who may see what is in a place. Of identities it says what they may do, which is another matter. */
    private static final Pattern OPENS = Pattern.compile(".*(?:Policy|Acl|PublicAccessBlock)");

    private static final int FOR_ANYBODY = Origin.HOSTING | Origin.ANONYMOUS | Origin.TOR;

    private static final String DATABASES = "rds.amazonaws.com";
    private static final Pattern MAKES_DATABASE =
            Pattern.compile("CreateDBInstance(ReadReplica)?|CreateDBCluster|RestoreDB(Instance|Cluster)(From|To).*");
    private static final Pattern INSTANCE =
            Pattern.compile("\"(?:dB|targetDB)InstanceIdentifier\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final Pattern CLUSTER = Pattern.compile("\"dBClusterIdentifier\"\\s*:\\s*\"([^\"\\\\]+)\"");

    /** Whether calls of this API make or change something. */
    static boolean mayWork(ApiCall call) {
        String name = call.name();
        return (ChangedResource.isMadeBy(name) || CHANGES.matcher(name).matches())
                && !ROUTINE.matcher(name).matches();
    }

    @Override
    public @Nullable OwnedInput apply(ApiCall call) {
        boolean counts = call.is(CallFlag.MANAGEMENT) && !call.is(CallFlag.READ_ONLY) && !call.failed();
        if (!counts || !call.has(ApiField.PRINCIPAL) || call.byService()) {
            return null;
        }
        if (call.service().equals(DATABASES)
                && MAKES_DATABASE.matcher(call.name()).matches()) {
            String name = database(call);
            return name == null ? null : work(call, name, true);
        }
        ChangedResource changed = ChangedResource.of(call);
        return changed == null ? null : work(call, changed.name(), changed.made());
    }

    /** A copy has the name of its source beside its own. */
    private static @Nullable String database(ApiCall call) {
        RawJson json = call.raw(RawPart.REQUEST_PARAMETERS);
        String request = json == null ? "" : json.toString();
        Matcher found = (call.name().contains("Cluster") ? CLUSTER : INSTANCE).matcher(request);
        return found.find() ? found.group(1) : null;
    }

    private static Work work(ApiCall call, String name, boolean made) {
        long thing = Hash.of(call.service() + ' ' + name);
        return new Work(call.entityHash(), thing, made, finishes(call), network(call), Hash.of(call.id()), call.time());
    }

    private static boolean finishes(ApiCall call) {
        boolean first = switch (call.service()) {
            case IDENTITIES -> CREDENTIALS.contains(call.name());
            case DATABASES -> PASSWORDS.contains(call.name());
            default -> OPENS.matcher(call.name()).matches();
        };
        return first && !call.origin().is(FOR_ANYBODY);
    }

    private static long network(ApiCall call) {
        long known = NetworkKey.of(call.origin());
        return known != NetworkKey.NONE
                ? known
                : NetworkKey.around(Ip.parse(call.text(ApiField.SOURCE_IP)), NETWORK_BITS);
    }
}
