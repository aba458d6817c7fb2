package io.vigil.models.instancecredentials;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.FirstSeen;
import io.vigil.events.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.egress.NetworkFirstUse;
import io.vigil.models.egress.OwnEgress;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows what is an account's own: the networks that its instances came through, and the elastic addresses that it allocated. Lets pass what is told
 * of other places. An instance that comes through such an address keeps it until somebody changes that; used through another address of AWS
 * meanwhile, its credentials are more than suspected. So they are when used within a VPC that is not their instance's.
 */
public final class OwnedAssetsCheck implements Detector<FirstSeen, OwnedAssets> {
    private final OwnEgress egress;
    private final Emit theft;

    public OwnedAssetsCheck(Unit unit) {
        egress = new OwnEgress(unit);
        theft = unit.emit(InstanceCredentialExfiltration.INSIDE);
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
        if (reported.candidate() != null) {
            decide(estate, news, reported, oncePerChange(estate, news, reported, out));
        }
        egress.learn(estate.networks, news.visit(), reported.entity(), day);
        estate.addresses.note(news.change(), reported.time());
        if (news.visit().teaches()) {
            estate.vpcs.learn(news.passage(), reported.entity(), day);
        }
        return estate;
    }

    /** Leaves out what is said of an instance when the same was just said of another one: their fleet has got a new way out. */
    private static Emitter oncePerChange(OwnedAssets estate, News news, FirstSeen reported, Emitter out) {
        long place = news.visit().network() == 0
                ? news.passage().endpoint()
                : news.visit().network();
        return Emitter.of(
                signal -> {
                    boolean theft = signal.detection().type() != null;
                    if (!theft || estate.reported.isFirst(place, reported.entity(), signal.time())) {
                        out.signal(signal);
                    }
                },
                out::firstSeen);
    }

    private void decide(OwnedAssets estate, News news, FirstSeen reported, Emitter out) {
        Signal candidate = Objects.requireNonNull(reported.candidate());
        boolean own = isOwn(estate, news.visit(), Days.of(reported.time()));
        Sign proof = candidate.detection().type() == null ? proof(estate, news, candidate, own) : null;
        double rest = news.visit().rest();
        if (proof != null) {
            out.signal(SignalDraft.confirmed(candidate, theft, candidate.time(), score(candidate, proof)));
        } else if (!own) {
            emitIf(candidate.detection().type() != null || candidate.score().value() > 0, candidate, out);
        } else {
            emitIf(rest > 0, candidate.withScore(rest), out);
        }
    }

    private static void emitIf(boolean holds, Signal signal, Emitter out) {
        if (holds) {
            out.signal(signal);
        }
    }

    private boolean isOwn(OwnedAssets estate, NetworkFirstUse visit, int day) {
        return estate.addresses.hold(visit.network()) || egress.isOwn(estate.networks, visit, day);
    }

    /** What the account knows that proves a suspicion; null when nothing does. */
    private @Nullable Sign proof(OwnedAssets estate, News news, Signal suspicion, boolean own) {
        if (estate.vpcs.areLeft(news.passage(), Days.of(suspicion.time()), egress)) {
            return Sign.OTHER_VPC;
        }
        return !own && isStrangers(estate, news, suspicion) ? Sign.UNOWNED_ADDRESS : null;
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
