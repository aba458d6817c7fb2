package io.vigil.events.signals;

import io.vigil.events.signals.Observation.Frequency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a signal that knows a principal's habits says of the place that somebody acts from. */
public final class StrangeNetwork {
    /** Days in which who has got in goes on, so that a network that somebody began to come from within them is not that one's own yet. */
    public static final int RECENTLY = 7;

    private static final String RECENT = "recentNetwork";
    private static final String NETWORK = "network";

    private static final String IDENTITY = "userIdentity";
    /** A network that somebody has worked from now and then is that one's own, however unusual for the account. */
    private static final Set<Frequency> HARDLY_EVER = EnumSet.of(Frequency.UNSEEN, Frequency.RARE);

    /** Of who came from more networks on one day alone, the next is no surprise (Good and Turing). */
    private static final int MOST_SEEN_ONCE = 1;

    private StrangeNetwork() {}

    /** That somebody began to come from this network within {@link #RECENTLY}. */
    public static Observation recent(String network) {
        return new Observation(IDENTITY, RECENT, true, Frequency.RARE, new String[] {network});
    }

    /** Whether the principal never came from there, or less than once a month. */
    public static boolean isOf(Signal signal) {
        return ofIdentity(signal)
                .anyMatch(seen -> seen.unusual() && isNetwork(seen) && HARDLY_EVER.contains(seen.frequency()));
    }

    /**
     * Whether the principal never came from there until lately, though it is known well and came from another place again and again. Of who is new each
     * network is strange, and who came from several once, as travellers and pipelines at rented machines do, will come from one more.
     */
    public static boolean isOfOneAtHomeElsewhere(Signal signal) {
        Set<String> strange = ofIdentity(signal)
                .filter(StrangeNetwork::isStrange)
                .flatMap(seen -> Stream.of(seen.values()))
                .collect(Collectors.toSet());
        return !strange.isEmpty()
                && habits(signal).anyMatch(seen -> seen.frequency() == Frequency.FREQUENT)
                && others(signal, strange).anyMatch(seen -> !HARDLY_EVER.contains(seen.frequency()))
                && networksSeenOnce(signal, strange) <= MOST_SEEN_ONCE;
    }

    private static boolean isStrange(Observation seen) {
        return seen.feature().equals(RECENT)
                || seen.unusual() && isNetwork(seen) && seen.frequency() == Frequency.UNSEEN;
    }

    private static int networksSeenOnce(Signal signal, Set<String> strange) {
        return (int) others(signal, strange)
                .filter(seen -> seen.frequency() == Frequency.RARE)
                .flatMap(seen -> Stream.of(seen.values()))
                .filter(network -> !strange.contains(network))
                .count();
    }

    /** Usual networks, of which one at least is another. */
    private static Stream<Observation> others(Signal signal, Set<String> strange) {
        return habits(signal).filter(seen -> isNetwork(seen) && !strange.containsAll(List.of(seen.values())));
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
