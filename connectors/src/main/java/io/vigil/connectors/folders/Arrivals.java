package io.vigil.connectors.folders;

import io.vigil.events.Hash;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which files have arrived, which of them wait for a reader, and up to when none can be missing. Whole days are gone through from the first on, two
 * at a time, so that a backlog of years is never held as a whole; of each day that is still open all files are remembered, by a hash of eight
 * bytes. Names and times of arrival alone do not show what is new: names end at random, and a file that was uploaded in parts, or replicated from
 * another bucket, appears with a time that has passed.
 */
final class Arrivals {
    /** So long after its end a day's folders are looked at. What appears in them later is not read. */
    static final Duration OPEN_AFTER_END = Duration.ofDays(1);

    /** With so many waiting, a backlog's next days can wait. */
    static final int MANY_WAITING = 20_000;

    /** Nothing was listed yet. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private final long from;
    private final NavigableSet<StoredFile> waiting = new TreeSet<>(StoredFile.BY_ARRIVAL);
    private final Map<LocalDate, Set<Long>> seen = new HashMap<>();
    private @Nullable LocalDate day;
    private long listed = UNKNOWN;
    private boolean behind;

    Arrivals(Known known) {
        this.from = known.from();
        this.day = known.day();
        waiting.addAll(known.waiting());
        known.seen().forEach((opened, files) -> seen.put(opened, new HashSet<>(files)));
    }

    /** The first day whose folders are to be listed; null: the oldest that there is. */
    @Nullable
    LocalDate day() {
        return day;
    }

    /** The last day that is listed together with the first. */
    static LocalDate last(LocalDate first, Instant now) {
        LocalDate next = first.plusDays(1);
        LocalDate today = date(now);
        return next.isBefore(today) ? next : today;
    }

    void take(Listing listing) {
        if (day == null) {
            day = listing.first();
        }
        listing.files().forEach(this::take);
        if (listing.isWhole() && listing.first().equals(day)) {
            listed = Math.max(listed, knownUntil(listing));
            closeDay(listing);
        }
    }

    private void take(LocalDate of, Collection<StoredFile> files) {
        if (of.isBefore(day)) {
            // Closed meanwhile, and no longer remembered.
            return;
        }
        Set<Long> before = seen.computeIfAbsent(of, opened -> new HashSet<>());
        for (StoredFile file : files) {
            if (file.written() >= from && before.add(Hash.of(file.path()))) {
                waiting.add(file);
            }
        }
    }

    /** What arrives in folders of later days arrives when these days have begun. */
    private static long knownUntil(Listing listing) {
        Instant unlisted = start(listing.last().plusDays(1));
        return Math.min(listing.asked().toEpochMilli(), unlisted.toEpochMilli());
    }

    private void closeDay(Listing listing) {
        LocalDate next = listing.first().plusDays(1);
        boolean over = !start(next).plus(OPEN_AFTER_END).isAfter(listing.asked());
        if (over) {
            seen.remove(listing.first());
            day = next;
        }
        behind = over;
    }

    /** Further days can be listed at once. */
    boolean isBehind() {
        return behind && waiting.size() < MANY_WAITING;
    }

    /** The file that arrived first of those that wait; null when none does. */
    @Nullable
    StoredFile next() {
        return waiting.pollFirst();
    }

    /** Readers that failed had these. */
    void giveBack(Collection<StoredFile> files) {
        waiting.addAll(files);
    }

    /** All that arrived before has been handed out; {@link #UNKNOWN} when nobody can say. */
    long frontier() {
        return waiting.isEmpty() ? listed : Math.min(listed, waiting.first().arrival());
    }

    int waiting() {
        return waiting.size();
    }

    Known snapshot() {
        var copied = new HashMap<LocalDate, Set<Long>>();
        seen.forEach((opened, files) -> copied.put(opened, new HashSet<>(files)));
        return new Known(from, day, new ArrayList<>(waiting), copied);
    }

    static LocalDate date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
