package io.vigil.models.anomalousbehavior;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.Invoker;
import io.vigil.events.cloudtrail.PrincipalKey;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.ChangedResource;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.FirstInPeriod;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls that change a resource, of those that only teach one for each principal, call, resource and day; of all others, one for each principal
 * and day. What services do of themselves is left out.
 */
final class ResourceReader implements Function<ApiCall, @Nullable ResourceInput> {
    /** Calls of these leave the resource as it is. */
    private static final Set<Tactic> TAKE_ONLY =
            EnumSet.of(Tactic.DISCOVERY, Tactic.CREDENTIAL_ACCESS, Tactic.INITIAL_ACCESS);

    private final ApiLandscape landscape;
    private final FirstInPeriod seen = new FirstInPeriod();

    ResourceReader(ApiLandscape landscape) {
        this.landscape = landscape;
    }

    /** Whether calls of this API change something. */
    boolean mayChange(ApiCall call) {
        Api api = landscape.of(call);
        return api.kind().changes() && !TAKE_ONLY.contains(api.tactic());
    }

    @Override
    public @Nullable ResourceInput apply(ApiCall call) {
        if (!call.has(ApiField.PRINCIPAL) || call.byService() && !Invoker.isDeployer(call)) {
            return null;
        }
        Api api = landscape.of(call);
        ChangedResource changed = changes(call) ? ChangedResource.of(call) : null;
        if (changed == null) {
            return isFirst(call, 0) ? present(call) : null;
        }
        boolean judged = ResourceBehavior.counts(api);
        return judged || isFirst(call, Hash.combine(api.key(), Hash.of(changed.name())))
                ? new ResourceChange(call, changed.name(), changed.made())
                : null;
    }

    private boolean isFirst(ApiCall call, long act) {
        return seen.isFirst(Hash.combine(call.entityHash(), act), Days.of(call.time()));
    }

    private static PresentPrincipal present(ApiCall call) {
        return new PresentPrincipal(
                Hash.of(call.account()), call.entityHash(), PrincipalKey.isPerson(call), call.time());
    }

    private boolean changes(ApiCall call) {
        return mayChange(call) && call.is(CallFlag.MANAGEMENT) && !call.is(CallFlag.READ_ONLY) && !call.failed();
    }
}
