package io.vigil.jobs.detections;

import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Feed;
import io.vigil.events.Event;
import io.vigil.events.Hash;
import io.vigil.models.baseline.FirstInPeriod;
import io.vigil.models.baseline.Memo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What the detectors that combine streams take of one log. An event meets only the feeds that its kind concerns, which is worked out once for each kind;
 * and of those that only look at who appears, none when the same was here in this {@link Feed#PERIOD}. One for each task.
 */
public final class LogFeeds<E extends Event> {
    /** Far more APIs than an account calls. */
    private static final int KINDS = 1 << 12;

    private static final int MOST = Long.SIZE;

    private final List<Tap<E>> taps = new ArrayList<>();
    private final Memo<Concerned> kinds = new Memo<>(KINDS);
    private final FirstInPeriod appearances = new FirstInPeriod();

    /** A feed, and where what it takes goes. */
    private record Tap<E>(Predicate<E> kinds, Predicate<E> each, Consumer<E> taker) {}

    /** By number, a bit for each feed. */
    private record Concerned(long always, long once) {}

    private LogFeeds() {}

    public static <E extends Event> LogFeeds<E> of(
            List<CombiningDetector<?, ?>> detectors, Class<E> events, SignalExits.Exit exit) {
        var feeds = new LogFeeds<E>();
        detectors.forEach(detector -> feeds.add(detector, events, exit));
        if (feeds.taps.size() > MOST) {
            throw new IllegalStateException(feeds.taps.size() + " feeds of one log; at most " + MOST + " have a bit");
        }
        return feeds;
    }

    private <I extends CombinedInput<I>> void add(
            CombiningDetector<I, ?> detector, Class<E> events, SignalExits.Exit exit) {
        var tag = CombinedInputs.of(detector).tag();
        for (Feed<?, I> each : detector.feeds()) {
            if (each.events() == events) {
                @SuppressWarnings("unchecked") // it is of these events
                var feed = (Feed<E, I>) each;
                taps.add(new Tap<>(feed.kinds(), feed.each(), event -> {
                    I input = feed.take().apply(event);
                    if (input != null) {
                        exit.take(tag, input, input.time());
                    }
                }));
            }
        }
    }

    /** Shows an enriched event to the feeds that it may mean something to. */
    public void show(E event) {
        Concerned concerned = kinds.find(event.kindHash());
        if (concerned == null) {
            concerned = kinds.keep(event.kindHash(), concerned(event));
        }
        long asked = concerned.always;
        if (concerned.once != 0 && isNew(event, concerned.once)) {
            asked |= concerned.once;
        }
        for (; asked != 0; asked &= asked - 1) {
            taps.get(Long.numberOfTrailingZeros(asked)).taker.accept(event);
        }
    }

    private Concerned concerned(E event) {
        long always = 0;
        long once = 0;
        for (int at = 0; at < taps.size(); at++) {
            Tap<E> tap = taps.get(at);
            long bit = tap.kinds.test(event) ? 1L << at : 0;
            boolean each = tap.each.test(event);
            always |= each ? bit : 0;
            once |= each ? 0 : bit;
        }
        return new Concerned(always, once);
    }

    /** Whether these feeds must look at who appears. */
    private boolean isNew(E event, long feeds) {
        long appearance = event.appearanceHash();
        long period = Math.floorDiv(event.time(), Feed.PERIOD.toMillis());
        return appearance == 0 || appearances.isFirst(Hash.combine(appearance, feeds), period);
    }
}
