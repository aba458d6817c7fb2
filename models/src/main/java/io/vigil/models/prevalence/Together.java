package io.vigil.models.prevalence;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What several hosts began, as one: about nobody in particular, so that all of them make one finding, and each names itself in it. */
public final class Together {
    private static final String HOSTS = "hosts";

    private Together() {}

    /**
     * A signal instead of the candidate.
     *
     * @param what they have in common, as findings are kept apart by: a port, a network or a domain
     * @throws NullPointerException for a novelty without candidate
     */
    public static Signal of(Unit unit, Emit emit, FirstSeen novelty, String what) {
        Signal candidate = Objects.requireNonNull(novelty.candidate(), "nothing was odd");
        return SignalDraft.of(unit.id(), emit, novelty)
                .subject(Subject.NOBODY)
                .everywhere()
                .discriminator(what)
                .score(candidate.score().value())
                .pValue(candidate.score().pValue())
                .observations(names(candidate))
                .sign();
    }

    /** Who it was. */
    static Observation names(Signal candidate) {
        String[] host = {candidate.subject().entity()};
        return new Observation("account", HOSTS, true, Frequency.UNSEEN, host);
    }

    /** The host that a signal is about, also of one of several; null where it is about none. */
    static @Nullable String host(Signal signal) {
        String own = signal.subject().entity();
        if (!own.isEmpty()) {
            return own;
        }
        return Arrays.stream(signal.evidence().observations())
                .filter(observation -> observation.feature().equals(HOSTS))
                .map(observation -> observation.values()[0])
                .findFirst()
                .orElse(null);
    }
}
