package io.vigil.models.instancecredentials;

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
import io.vigil.events.net.Origin;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.AgentFamily;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.Memo;
import io.vigil.models.egress.NetworkFirstUse;
import io.vigil.models.instancecredentials.CallOrigin.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Notices when the role session of an EC2 instance acts from somewhere else than the instance: from outside AWS, through another account or VPC,
 * from another machine. What the place alone does not prove is suspected, for {@link Alibi} to compare with the instance's own traffic. Networks
 * that turn out to be the account's own are left out by {@link io.vigil.models.egress.OwnEgress}.
 */
public final class InstanceCredentialExfiltration implements Detector<ApiCall, Sightings> {
    public static final String ID = "instance-credential-exfiltration";

    static final String OUTSIDE = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS";
    static final String INSIDE = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.InsideAWS";
    private static final double MEDIUM = 5;

    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    private static final int RECALLED = 1024;
    private static final byte[] VERSION_TWO = "2.0".getBytes(StandardCharsets.US_ASCII);

    private static final Set<Sign> NO_SIGNS = Set.of();

    private final Unit unit;
    private final Emit suspicion;
    private final int learningDays;
    private final Organisation organisation;
    private final TheftEvidence evidence;
    private final Memo<String> agents = new Memo<>(RECALLED);

    /** @param problems takes networks that are none */
    public InstanceCredentialExfiltration(Unit unit, Problems problems) {
        this.unit = unit;
        suspicion = unit.emits().stream()
                .filter(emit -> emit.type() == null)
                .findFirst()
                .orElseThrow();
        learningDays = unit.settings().count("learning-days");
        organisation = new Organisation(unit, problems);
        evidence = new TheftEvidence(organisation);
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
    public Class<Sightings> memory() {
        return Sightings.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** An instance's own use of its credentials, and calls that show which addresses are the account's. */
    @Override
    public boolean concerns(ApiCall call) {
        return isUse(call) || AddressChange.isOne(call);
    }

    private static boolean isUse(ApiCall call) {
        AddressClass kind = call.origin().kind();
        return call.is(CallFlag.INSTANCE_SESSION)
                && (kind == AddressClass.PUBLIC || kind == AddressClass.PRIVATE)
                && !call.byService();
    }

    /** The hour is as much of the time as a sign can depend on. */
    @Override
    public long fingerprint(ApiCall call) {
        if (AddressChange.isOne(call)) {
            return 0;
        }
        long act = Hash.combine(call.apiHash(), call.agentHash() + (call.failed() ? 1 : 0));
        long from = Hash.combine(call.hash(ApiField.SOURCE_IP), call.origin().packed());
        long way = Hash.combine(call.hash(ApiField.VPC_ENDPOINT), call.hash(ApiField.VPC_ENDPOINT_ACCOUNT));
        long credentials = Hash.combine(call.hash(ApiField.ACCESS_KEY), call.hash(ApiField.IDENTITY_ACCOUNT));
        long issued = Hash.combine(call.hash(ApiField.ISSUED_IN_VPC), call.hash(ApiField.ROLE_DELIVERY));
        long hour = Math.floorDiv(call.time(), NewApis.HOUR);
        return Hash.combine(Hash.combine(Hash.combine(act, from), Hash.combine(way, credentials)), issued ^ hour);
    }

    /** At home, doing what it has done today already, with no sign of anything. */
    @Override
    public boolean isKnown(@Nullable Sightings sightings, ApiCall call) {
        if (sightings == null) {
            return false;
        }
        Use use = new Use(Days.of(call.time()), CallOrigin.of(call), agent(call));
        return sightings.isAtHome(call.hash(ApiField.ACCESS_KEY), use.place.key(), use.day)
                && (call.failed() || hasLearned(sightings, use, call))
                && (isOwnPlace(sightings, use, call) || isInnocent(sightings, use, call));
    }

    private boolean isInnocent(Sightings sightings, Use use, ApiCall call) {
        return !sightings.mayLookAround(call.time())
                && evidence.of(sightings, use, call).isEmpty()
                && !mayHaveLeftVpc(sightings, use, call);
    }

    @Override
    public @Nullable Sightings observe(@Nullable Sightings known, ApiCall call, Emitter out) {
        AddressChange change = AddressChange.of(call);
        if (!isUse(call)) {
            out.firstSeen(FirstSeen.of(unit.id(), call, News.of(change, call), null));
            return known;
        }
        Sightings sightings = known == null ? new Sightings() : known;
        Use use = new Use(Days.of(call.time()), CallOrigin.of(call), agent(call));
        sightings.begin(call.hash(ApiField.ACCESS_KEY), use.place.key(), use.day);
        Told reported = isOwnPlace(sightings, use, call) ? Told.NOTHING : judge(sightings, use, call);
        var passage = Passage.of(call, use.place);
        if (reported.signal != null
                || showsPlace(sightings, use, call)
                || showsPassage(sightings, use, call)
                || showsTool(sightings, use, call)
                || !change.equals(AddressChange.NONE)) {
            var fleet = FleetUse.of(call, use.agent, reported.isOf(Sign.OTHER_TOOL));
            var news = new News(reported.visit(use, call), reported.home(sightings), change, passage, fleet);
            out.firstSeen(FirstSeen.of(unit.id(), call, news, reported.signal));
        }
        learn(sightings, use, call);
        return sightings;
    }

    private String agent(ApiCall call) {
        String known = agents.find(call.agentHash());
        return known != null
                ? known
                : agents.keep(call.agentHash(), AgentFamily.of(call.textOr(ApiField.USER_AGENT, "")));
    }

    /** Outside AWS a place of the instance's own; inside, only one declared as such: what is odd there can still be suspected. */
    private boolean isOwnPlace(Sightings sightings, Use use, ApiCall call) {
        return call.origin().is(Origin.TRUSTED)
                || organisation.owns(use.place)
                || use.place.kind() == Kind.OUTSIDE
                        && sightings.networks.daysBefore(use.place.key(), use.day) >= learningDays;
    }

    private Told judge(Sightings sightings, Use use, ApiCall call) {
        Set<Sign> signs = evidence.of(sightings, use, call);
        double weight = Sign.weight(signs);
        if (use.place.kind() == Kind.OUTSIDE) {
            return weight >= Sign.ENOUGH_OUTSIDE
                    ? emit(sightings, use, call, new Verdict(unit.emit(OUTSIDE), signs))
                    : Told.NOTHING;
        }
        if (weight >= Sign.ENOUGH_INSIDE && Sign.ofPlace(signs) && Sign.ofUse(signs)) {
            return emit(sightings, use, call, new Verdict(unit.emit(INSIDE), signs));
        }
        if (Sign.ofUse(signs)) {
            return emit(sightings, use, call, new Verdict(suspicion, signs));
        }
        return mayHaveLeftVpc(sightings, use, call)
                ? draft(sightings, use, call, new Verdict(suspicion, NO_SIGNS), List.of(call.id()))
                : Told.NOTHING;
    }

    /** Only the account knows to which VPC an endpoint belongs that is new to the instance. */
    private static boolean mayHaveLeftVpc(Sightings sightings, Use use, ApiCall call) {
        return showsPassage(sightings, use, call) && sightings.endpoints.find(Endpoints.key(call)) < 0;
    }

    /** Each verdict on an access key in a place is reported once an hour. */
    private Told emit(Sightings sightings, Use use, ApiCall call, Verdict verdict) {
        long id = Hash.combine(sightings.accessKey, use.place.key());
        List<String> events = sightings.thefts.emit(verdict.of(id), call.time(), call.id());
        return events == null ? Told.NOTHING : draft(sightings, use, call, verdict, events);
    }

    private Told draft(Sightings sightings, Use use, ApiCall call, Verdict verdict, List<String> events) {
        var draft = SignalDraft.of(unit.id(), verdict.emit, call)
                .eventIds(events)
                .score(Sign.weight(verdict.signs))
                .observations(CredentialUseExplanation.of(sightings, use, call, verdict.signs));
        if (verdict.signs.contains(Sign.AFFILIATED_ACCOUNT)) {
            draft.severity(MEDIUM);
        }
        String owner = call.text(ApiField.VPC_ENDPOINT_ACCOUNT);
        if (owner != null) {
            draft.activity(call.activity().through(owner, organisation.includes(owner)));
        }
        return new Told(draft.sign(), verdict);
    }

    private boolean showsPlace(Sightings sightings, Use use, ApiCall call) {
        return use.place.kind() != Kind.PRIVATE
                && !call.failed()
                && !sightings.networks.seenOn(use.place.key(), use.day);
    }

    private static boolean showsPassage(Sightings sightings, Use use, ApiCall call) {
        return Passage.of(call, use.place).isReported()
                && !call.failed()
                && !sightings.endpoints.seenOn(Endpoints.key(call), use.day);
    }

    private static boolean showsTool(Sightings sightings, Use use, ApiCall call) {
        return !call.failed() && sightings.agents.find(Hash.of(use.agent)) < 0;
    }

    /** Each day teaches once; a refused call teaches nothing. */
    private static void learn(Sightings sightings, Use use, ApiCall call) {
        if (call.failed()) {
            return;
        }
        sightings.networks.learn(use.place.key(), use.day, Sightings.PLACES);
        sightings.learn(use.agent, call.apiHash(), use.place.key(), use.day, call.time());
        if (call.has(ApiField.VPC_ENDPOINT)) {
            sightings.endpoints.learn(Endpoints.key(call), use.day, Sightings.ENDPOINTS);
        }
        if (call.is(ApiField.ROLE_DELIVERY, VERSION_TWO)) {
            sightings.versionTwoDay = Math.max(sightings.versionTwoDay, use.day);
        }
    }

    /** Whether {@link #learn} would change nothing; then the place and the way are not worth a report either. */
    private static boolean hasLearned(Sightings sightings, Use use, ApiCall call) {
        return sightings.networks.seenOn(use.place.key(), use.day)
                && sightings.agents.seenOn(Hash.of(use.agent), use.day)
                && sightings.toolsAtHome.seenOn(Hash.of(use.agent), use.day)
                && sightings.apis.seenOn(call.apiHash(), use.day)
                && (!call.has(ApiField.VPC_ENDPOINT) || sightings.endpoints.seenOn(Endpoints.key(call), use.day))
                && (!call.is(ApiField.ROLE_DELIVERY, VERSION_TWO) || sightings.versionTwoDay >= use.day);
    }

    /** One use of the credentials: when, from where, with what. */
    record Use(int day, CallOrigin place, String agent) {}

    private record Verdict(Emit emit, Set<Sign> signs) {
        /** A suspicion that has grown is reported again. */
        long of(long place) {
            return emit.type() == null ? Hash.combine(place, signs.contains(Sign.LOOKING_AROUND) ? 2 : 1) : place;
        }
    }

    private record Told(@Nullable Signal signal, @Nullable Verdict verdict) {
        static final Told NOTHING = new Told(null, null);

        boolean isOf(Sign sign) {
            return verdict != null && verdict.signs.contains(sign);
        }

        /** Whether the address is somebody else's may depend on whose that is from which the credentials were used before. */
        long home(Sightings sightings) {
            return verdict != null
                            && verdict.signs.contains(Sign.STRANGE_ADDRESS)
                            && !verdict.signs.contains(Sign.UNOWNED_ADDRESS)
                    ? sightings.firstNetwork
                    : 0;
        }

        /** An endpoint proves something wherever the account's own networks are; a suspicion outlives its place. */
        NetworkFirstUse visit(Use use, ApiCall call) {
            var visit = NetworkFirstUse.to(use.place.kind() == Kind.PRIVATE ? 0 : use.place.key(), call);
            boolean suspicion = verdict != null && verdict.emit.type() == null;
            return suspicion ? visit.withRest(Sign.weightBesidesPlace(verdict.signs)) : visit;
        }
    }
}
