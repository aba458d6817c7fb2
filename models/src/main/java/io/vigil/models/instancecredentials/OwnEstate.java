package io.vigil.models.instancecredentials;

import io.vigil.catalogue.Emit;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.SignalDraft;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.Watch;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import io.vigil.models.egress.OwnEgress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knows what is an account's own: the networks that its instances came through, and the elastic addresses that it allocated. Lets pass what is told
 * of other places. An instance that comes through such an address keeps it until somebody changes that; used through another address of AWS
 * meanwhile, its credentials are more than suspected.
 */
public final class OwnEstate implements Watch<Novelty, Estate> {
    private final OwnEgress egress;
    private final Emit theft;

    public OwnEstate(Unit unit, Problems problems) {
        egress = new OwnEgress(unit, problems);
        theft = unit.emit(InstanceCredentialExfiltration.INSIDE);
    }

    @Override
    public String id() {
        return egress.id();
    }

    @Override
    public Class<Estate> memory() {
        return Estate.class;
    }

    @Override
    public Duration forgetAfter() {
        return egress.forgetAfter();
    }

    @Override
    public boolean concerns(Novelty novelty) {
        return egress.concerns(novelty);
    }

    @Override
    public Estate observe(@Nullable Estate known, Novelty told, Consumer<Signal> out) {
        Estate estate = known == null ? new Estate() : known;
        var news = News.of(told);
        Signal candidate = told.candidate();
        if (candidate != null && isOwn(estate, told)) {
            tellRest(news.visit().rest(), candidate, out);
        } else if (candidate != null) {
            out.accept(isStrangers(estate, news, candidate) ? confirmed(candidate) : candidate);
        }
        egress.learn(estate.networks, told);
        estate.addresses.note(news.change(), told.time());
        return estate;
    }

    private boolean isOwn(Estate estate, Novelty told) {
        return estate.addresses.hold(News.of(told).visit().network()) || egress.isOwn(estate.networks, told);
    }

    private static void tellRest(double rest, Signal candidate, Consumer<Signal> out) {
        if (rest > 0) {
            out.accept(candidate.withScore(rest));
        }
    }

    /** The instance's address is one that the account holds and that nobody moved, and this is none of them. */
    private static boolean isStrangers(Estate estate, News news, Signal candidate) {
        return candidate.type() == null
                && estate.addresses.hold(news.home())
                && estate.addresses.areSettled(candidate.time())
                && score(candidate) >= Sign.ENOUGH_INSIDE;
    }

    private Signal confirmed(Signal suspicion) {
        return SignalDraft.confirmed(suspicion, theft, suspicion.time(), score(suspicion));
    }

    private static double score(Signal suspicion) {
        return suspicion.score() + Sign.weight(Set.of(Sign.UNOWNED_ADDRESS));
    }
}
