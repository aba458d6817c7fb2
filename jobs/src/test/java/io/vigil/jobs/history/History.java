package io.vigil.jobs.history;

import io.vigil.events.Event;
import io.vigil.jobs.history.Strand.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What happened before.
 *
 * @param strands each by every entity of the case, interleaved
 * @param late one event in so many is delivered up to an hour late, behind the watermark, but before the case acts; 0 where none is
 */
record History(List<Strand> strands, int late) {
    private static final long LATENESS = 3_600_000L;
    private static final int MOST_DAYS = 40;

    static Arbitrary<History> any() {
        Arbitrary<Strand> strand = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, MOST_DAYS),
                        Arbitraries.integers().between(15, 3 * 1440),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.of(Order.class))
                .as(Strand::new);
        return Combinators.combine(strand.list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(0, 5, 20))
                .as(History::new);
    }

    /** As they are delivered. */
    <E extends Event> List<E> delivered(List<E> history, List<E> played, long act) {
        List<E> events = new ArrayList<>(history);
        events.sort(Comparator.comparingLong(Event::time));
        List<Delivery<E>> all = new ArrayList<>();
        for (int at = 0; at < events.size(); at++) {
            boolean delayed = late > 0 && at % late == late - 1;
            all.add(new Delivery<>(
                    events.get(at),
                    delayed
                            ? Math.min(act - 1, events.get(at).time() + LATENESS)
                            : events.get(at).time()));
        }
        played.forEach(event -> all.add(new Delivery<>(event, event.time())));
        all.sort(Comparator.comparingLong(Delivery::at));
        return all.stream().map(Delivery::event).toList();
    }

    private record Delivery<E>(E event, long at) {}
}
