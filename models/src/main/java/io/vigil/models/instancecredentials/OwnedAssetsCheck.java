package io.vigil.models.instancecredentials;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.egress.NetworkFirstUse;
import io.vigil.models.egress.OwnEgress;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows what is an account's own: the networks that its instances came through, and the elastic addresses that it allocated. Lets pass what is reported
 * of other places. An instance that comes through such an address keeps it until somebody changes that; used through another address of AWS
 * meanwhile, its credentials are more than suspected. So they are when used within a VPC that is not their instance's.
 */
public final class OwnedAssetsCheck implements Detector<FirstSeen, OwnedAssets> {
    private final OwnEgress egress;
    private final Emit theft;
    private final int many;

    public OwnedAssetsCheck(Unit unit) {
        egress = new OwnEgress(unit);
        theft = unit.emit(InstanceCredentialExfiltration.INSIDE);
        many = unit.settings().count("egress-identities");
    }

    @Override
    public String id() {
        return egress.id();
    }

    @Override
    public Class<FirstSeen> observes() {
        return FirstSeen.class;
    }

    @Override
    public Class<OwnedAssets> memory() {
        return OwnedAssets.class;
    }

    @Override
    public Duration forgetAfter() {
        return egress.forgetAfter();
    }

    @Override
    public boolean concerns(FirstSeen novelty) {
        return egress.concerns(novelty);
    }

    @Override
    public OwnedAssets observe(@Nullable OwnedAssets known, FirstSeen reported, Emitter out) {
        OwnedAssets estate = known == null ? new OwnedAssets() : known;
        News news = reported.payload(News.class);
        int day = Days.of(reported.time());
        boolean isFound = reported.candidate() != null && decide(estate, news, reported, out);
        egress.learn(estate.networks, news.visit(), reported.entity(), day);
        estate.addresses.note(news.change(), reported.time());
        if (news.visit().teaches()) {
            estate.vpcs.learn(news.passage(), reported.entity(), day);
        }
        if (news.visit().teaches() && !isFound) {
            estate.fleets.learn(news.fleet(), news.visit().network(), reported.entity(), day);
        }
        return estate;
    }

    /** Whether a finding was made of it. */
    private boolean decide(OwnedAssets estate, News news, FirstSeen reported, Emitter out) {
        Signal candidate = Objects.requireNonNull(reported.candidate());
        boolean own = isOwn(estate, news.visit(), Days.of(reported.time()));
        double rest = news.visit().rest();
        if (own) {
            Sign proof = proof(estate, news, candidate, true);
            report(
                    proof == null ? candidate.withScore(rest) : confirmed(candidate, proof),
                    rest > 0 || proof != null,
                    out);
            return proof != null;
        }
        Signal judged = judge(estate, news, candidate);
        boolean isFinding = judged.detection().type() != null;
        boolean isOneOfMany = isFinding && isOneOfMany(estate, news, reported);
        if (isFinding && !isOneOfMany) {
            estate.fleets.report(news.fleet(), news.visit().network(), reported.entity());
        }
        report(judged, !isOneOfMany && (isFinding || judged.score().value() > 0), out);
        return isFinding && !isOneOfMany;
    }

    private static void report(Signal signal, boolean holds, Emitter out) {
        if (holds) {
            out.signal(signal);
        }
    }

    /** With what the account knows: a suspicion that is proven, a tool that only this instance had not used. */
    private Signal judge(OwnedAssets estate, News news, Signal candidate) {
        Sign proof = proof(estate, news, candidate, false);
        return proof == null ? candidate : confirmed(candidate, proof);
    }

    private Signal confirmed(Signal candidate, Sign proof) {
        return SignalDraft.confirmed(candidate, theft, candidate.time(), score(candidate, proof));
    }

    /** An instance that goes where its fleet went, or does inside AWS what only for itself is new. */
    private boolean isOneOfMany(OwnedAssets estate, News news, FirstSeen reported) {
        Signal candidate = Objects.requireNonNull(reported.candidate());
        FleetUse use = news.fleet();
        long network = news.visit().network();
        int day = Days.of(reported.time());
        if (network == 0) {
            return false;
        }
        boolean isUsual = use.otherTool()
                && candidate.score().value() - Sign.weight(Set.of(Sign.OTHER_TOOL)) < Sign.ENOUGH_INSIDE
                && InstanceCredentialExfiltration.INSIDE.equals(
                        candidate.detection().type())
                && estate.fleets.knowsTool(use, day, many);
        return isUsual || estate.fleets.hasMoved(use, network, reported.entity(), day, many);
    }

    private boolean isOwn(OwnedAssets estate, NetworkFirstUse visit, int day) {
        return estate.addresses.hold(visit.network()) || egress.isOwn(estate.networks, visit, day);
    }

    /** What the account knows that proves a suspicion; null when nothing does. */
    private @Nullable Sign proof(OwnedAssets estate, News news, Signal suspicion, boolean own) {
        if (suspicion.detection().type() != null) {
            return null;
        }
        if (estate.vpcs.areLeft(news.passage(), Days.of(suspicion.time()), egress)) {
            return Sign.OTHER_VPC;
        }
        if (!own && isForeign(estate, news, suspicion)) {
            return Sign.FOREIGN_TO_FLEET;
        }
        return !own && isStrangers(estate, news, suspicion) ? Sign.UNOWNED_ADDRESS : null;
    }

    /** Neither tool nor place are of any other instance with the role, and the rest nearly suffices. */
    private boolean isForeign(OwnedAssets estate, News news, Signal suspicion) {
        return news.fleet().otherTool()
                && score(suspicion, Sign.FOREIGN_TO_FLEET) >= Sign.ENOUGH_INSIDE
                && estate.fleets.isForeign(news.fleet(), news.visit().network(), Days.of(suspicion.time()), many);
    }

    /** The instance's address is one that the account holds and that nobody moved, and this is none of them. */
    private static boolean isStrangers(OwnedAssets estate, News news, Signal suspicion) {
        return estate.addresses.hold(news.home())
                && estate.addresses.areSettled(suspicion.time())
                && score(suspicion, Sign.UNOWNED_ADDRESS) >= Sign.ENOUGH_INSIDE;
    }

    private static double score(Signal suspicion, Sign proof) {
        return suspicion.score().value() + Sign.weight(Set.of(proof));
    }
}
