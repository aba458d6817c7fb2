package io.vigil.models.baseline;

import io.vigil.events.Observation;
import io.vigil.events.Observation.Frequency;
import io.vigil.events.Signal;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** What a signal that knows a principal's habits says of the place it is at. */
public final class StrangeNetwork {
    private static final String NETWORK = "network";
    private static final String IDENTITY = "userIdentity";
    /** A network that somebody has worked from now and then is that one's own, however unusual for the account. */
    private static final Set<Frequency> HARDLY_EVER = EnumSet.of(Frequency.UNSEEN, Frequency.RARE);

    private StrangeNetwork() {}

    /** Whether the principal never came from there, or less than once a month. */
    public static boolean isOf(Signal signal) {
        return networks(signal).anyMatch(seen -> seen.unusual() && HARDLY_EVER.contains(seen.frequency()));
    }

    /**
     * Whether the principal never came from there, and comes from another day by day. Of who is new each network is strange, and who has many, such as a
     * pipeline, comes from one or the other once a month.
     */
    public static boolean isOfOneAtHomeElsewhere(Signal signal) {
        return networks(signal).anyMatch(seen -> seen.unusual() && seen.frequency() == Frequency.UNSEEN)
                && networks(signal).anyMatch(seen -> !seen.unusual() && seen.frequency() == Frequency.FREQUENT);
    }

    private static Stream<Observation> networks(Signal signal) {
        return Stream.of(signal.evidence().observations())
                .filter(seen -> seen.feature().equals(NETWORK) && seen.scope().equals(IDENTITY));
    }
}
