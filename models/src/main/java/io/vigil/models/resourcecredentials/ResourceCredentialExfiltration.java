package io.vigil.models.resourcecredentials;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Memo;
import io.vigil.models.baseline.NetworkKey;
import io.vigil.models.egress.KnownNetworks;
import io.vigil.models.egress.NetworkFirstUse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices when credentials that AWS hands out to a function, a task or a pod are used from outside AWS, through the VPC endpoint of another
 * account, or by a tool that says it runs somewhere else. None depends on what was usual; networks that turn out to be the account's own are left out by
 * {@link io.vigil.models.egress.OwnEgress}.
 */
public final class ResourceCredentialExfiltration implements Detector<ApiCall, Uses> {
    private static final String OUTSIDE = "UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.OutsideAWS";
    private static final String INSIDE = "UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.InsideAWS";
    private static final double MEDIUM = 5;
    private static final Duration FORGET_AFTER = Duration.ofDays(2);
    private static final int NETWORK_BITS = 24;
    private static final int RECALLED = 1024;

    private final Unit unit;
    private final KnownNetworks knownNetworks;
    private final Set<String> organisation;
    /** By user agent. */
    private final Memo<Host> hosts = new Memo<>(RECALLED);

    /** @param problems takes networks that are none */
    public ResourceCredentialExfiltration(Unit unit, Problems problems) {
        this.unit = unit;
        organisation = Set.copyOf(unit.settings().texts("organisation-accounts"));
        knownNetworks = new KnownNetworks(unit, "known-networks", problems);
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<ApiCall> observes() {
        return ApiCall.class;
    }

    @Override
    public Class<Uses> memory() {
        return Uses.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** All but tools that say nothing of where they run: these count only outside, or through somebody else's endpoint. */
    @Override
    public boolean concerns(ApiCall call) {
        return call.is(CallFlag.RESOURCE_SESSION)
                && !call.byService()
                && (host(call) != Host.SILENT || isOutside(call) || isThroughOthers(call));
    }

    /** What a function does all day costs a look at its key and its tool. */
    @Override
    public long fingerprint(ApiCall call) {
        return isOutside(call) || isThroughOthers(call)
                ? 0
                : Hash.combine(call.hash(ApiField.ACCESS_KEY), host(call).ordinal());
    }

    @Override
    public boolean isKnown(@Nullable Uses uses, ApiCall call) {
        if (uses == null) {
            return false;
        }
        boolean fromHome = uses.isFromHome(call.hash(ApiField.ACCESS_KEY));
        return switch (host(call)) {
            case SILENT -> true;
            case SHELL -> false;
            case RESOURCE -> fromHome;
            case ELSEWHERE -> !fromHome;
        };
    }

    private Host host(ApiCall call) {
        Host known = hosts.find(call.agentHash());
        return known != null ? known : hosts.keep(call.agentHash(), Host.of(call.textOr(ApiField.USER_AGENT, "")));
    }

    private static boolean isOutside(ApiCall call) {
        Origin origin = call.origin();
        return origin.kind() == AddressClass.PUBLIC
                && origin.is(Origin.CLOUD_KNOWN)
                && !origin.is(Origin.AWS | Origin.TRUSTED);
    }

    private static boolean isThroughOthers(ApiCall call) {
        return call.has(ApiField.VPC_ENDPOINT_ACCOUNT)
                && call.hash(ApiField.VPC_ENDPOINT_ACCOUNT) != call.hash(ApiField.IDENTITY_ACCOUNT);
    }

    @Override
    public Uses observe(@Nullable Uses known, ApiCall call, Emitter out) {
        Uses uses = known == null ? new Uses() : known;
        Ip address = Ip.parse(call.text(ApiField.SOURCE_IP));
        if (knownNetworks.hold(address)) {
            return uses;
        }
        boolean outside = isOutside(call);
        if (!outside && !isThroughOthers(call)) {
            judgeHost(uses, call, out);
            return uses;
        }
        long network = outside ? NetworkKey.around(address, NETWORK_BITS) : call.hash(ApiField.VPC_ENDPOINT_ACCOUNT);
        if (uses.isFresh(Hash.combine(call.hash(ApiField.ACCESS_KEY), network), call.time())) {
            Signal theft = draft(outside ? OUTSIDE : INSIDE, call, outside ? NetworkKey.text(network) : null);
            out.firstSeen(FirstSeen.of(unit.id(), call, NetworkFirstUse.to(network, call), theft));
        }
        return uses;
    }

    /** Credentials are made for one environment: what was used in it, and by a kit that says it runs elsewhere, is in two places. */
    private void judgeHost(Uses uses, ApiCall call, Emitter out) {
        long key = call.hash(ApiField.ACCESS_KEY);
        Host host = host(call);
        if (host == Host.RESOURCE && call.has(ApiField.ACCESS_KEY)) {
            uses.useAtHome(key);
        }
        boolean stolen = host == Host.SHELL || host == Host.ELSEWHERE && uses.isFromHome(key);
        if (stolen && !call.origin().is(Origin.TRUSTED) && uses.isFresh(key, call.time())) {
            out.signal(SignalDraft.of(unit.id(), unit.emit(INSIDE), call)
                    .subject(call.subject().withResource(holder(call)))
                    .discriminator(holder(call))
                    .observations(seen("userAgent", call.textOr(ApiField.USER_AGENT, "")))
                    .sign());
        }
    }

    private Signal draft(String type, ApiCall call, @Nullable String network) {
        Emit emit = unit.emit(type);
        String owner = call.textOr(ApiField.VPC_ENDPOINT_ACCOUNT, "");
        var unusual = network == null ? seen("vpcEndpointAccount", owner) : seen("network", network);
        var draft = SignalDraft.of(unit.id(), emit, call)
                .subject(call.subject().withResource(holder(call)))
                .discriminator(holder(call))
                .observations(unusual);
        if (network == null) {
            boolean affiliated = organisation.contains(owner);
            draft.activity(call.activity().through(owner, affiliated)).severity(affiliated ? MEDIUM : emit.severity());
        }
        return draft.sign();
    }

    private static Observation seen(String feature, String value) {
        return new Observation("userIdentity", feature, true, Frequency.UNSEEN, new String[] {value});
    }

    /** The function, task or pod: its ARN where the record contains it, else the name of the session that was made for it. */
    private static String holder(ApiCall call) {
        String reported = call.text(ApiField.SCOPE_ISSUED_TO);
        if (reported != null) {
            return reported;
        }
        String id = call.textOr(ApiField.PRINCIPAL_ID, "");
        return id.substring(id.indexOf(':') + 1);
    }
}
