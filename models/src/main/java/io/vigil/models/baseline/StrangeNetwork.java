package io.vigil.models.baseline;

import io.vigil.events.Observation;
import io.vigil.events.Observation.Frequency;
import io.vigil.events.Signal;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** What a signal that knows a principal's habits says of the place that somebody acts from. */
public final class StrangeNetwork {
    private static final String NETWORK = "network";
    private static final String IDENTITY = "userIdentity";
    /** A network that somebody has worked from now and then is that one's own, however unusual for the account. */
    private static final Set<Frequency> HARDLY_EVER = EnumSet.of(Frequency.UNSEEN, Frequency.RARE);

    /** Of who came from more networks on one day alone, the next is no surprise (Good and Turing). */
    private static final int MOST_SEEN_ONCE = 1;

    private StrangeNetwork() {}

    /** Whether the principal never came from there, or less than once a month. */
    public static boolean isOf(Signal signal) {
        return ofIdentity(signal)
                .anyMatch(seen -> seen.unusual() && isNetwork(seen) && HARDLY_EVER.contains(seen.frequency()));
    }

    /**
     * Whether the principal never came from there, though it is known well and came from another place again and again. Of who is new each network is strange,
     * and who came from several once, as travellers and pipelines at rented machines do, will come from one more.
     */
    public static boolean isOfOneAtHomeElsewhere(Signal signal) {
        return ofIdentity(signal)
                        .anyMatch(seen -> seen.unusual() && isNetwork(seen) && seen.frequency() == Frequency.UNSEEN)
                && habits(signal).anyMatch(seen -> seen.frequency() == Frequency.FREQUENT)
                && habits(signal).anyMatch(seen -> isNetwork(seen) && !HARDLY_EVER.contains(seen.frequency()))
                && networksSeenOnce(signal) <= MOST_SEEN_ONCE;
    }

    private static int networksSeenOnce(Signal signal) {
        return habits(signal)
                .filter(seen -> isNetwork(seen) && seen.frequency() == Frequency.RARE)
                .mapToInt(seen -> seen.values().length)
                .sum();
    }

    private static Stream<Observation> habits(Signal signal) {
        return ofIdentity(signal).filter(seen -> !seen.unusual());
    }

    private static Stream<Observation> ofIdentity(Signal signal) {
        return Stream.of(signal.evidence().observations())
                .filter(seen -> seen.scope().equals(IDENTITY));
    }

    private static boolean isNetwork(Observation seen) {
        return seen.feature().equals(NETWORK);
    }
}
