package io.vigil.intel;

import io.vigil.intel.geography.AwsSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot in force, and how it keeps up with its files: lists that changed are read aside, compared with what is in force, and the whole is
 * swapped in one write. Whoever asks sees the old snapshot or the new one, never a mixture; nothing waits. Geography and AWS's ranges stay.
 */
public final class CurrentIntel {
    /** Size and time of a file when it was looked at last. */
    private record Seen(long size, long modified) {}

    /** Feeds are written daily or more often: one that was not for a week has stopped. */
    private static final Duration LIST_FRESH = Duration.ofDays(7);

    /** MaxMind writes its databases twice a week, and asks that an old one be gone within thirty days. */
    private static final Duration PLACES_FRESH = Duration.ofDays(30);

    private final IntelSettings settings;
    private final AcceptedVersions accepted;
    private final Map<NamedList, Seen> seen = new HashMap<>();
    /** Lists whose files were refused when they were looked at last. */
    private final Map<NamedList, ListChange> heldBack = new ConcurrentHashMap<>();
    /** The versions that are known to be kept. */
    private final Map<NamedList, String> kept = new HashMap<>();

    private volatile Intel intel;
    private final AtomicLong swaps = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();

    private CurrentIntel(IntelSettings settings, AcceptedVersions accepted, IntelLoader loader) {
        this.settings = settings;
        this.accepted = accepted;
        this.intel = loader.load();
        this.heldBack.putAll(loader.refused());
        this.refusals.set(heldBack.size());
    }

    /** As {@link Intel#load}. */
    public static CurrentIntel load(IntelSettings settings, Complaints problems) {
        return load(settings, AcceptedVersions.NONE, problems);
    }

    /**
     * As {@link Intel#load}, but a list whose file must not follow the version that was accepted last is read as it was then: no complaint, but a
     * refusal.
     */
    public static CurrentIntel load(IntelSettings settings, AcceptedVersions accepted, Complaints problems) {
        var before = new HashMap<NamedList, Seen>();
        NamedList.of(settings).forEach(list -> before.put(list, look(list)));
        var current = new CurrentIntel(settings, accepted, new IntelLoader(settings, accepted, problems));
        current.seen.putAll(before);
        return current;
    }

    public Intel get() {
        return intel;
    }

    /** How often a snapshot has replaced another. */
    public long swaps() {
        return swaps.get();
    }

    /** Epoch milliseconds at which the file was last written that has not been for longest; 0 without lists. */
    public synchronized long oldest() {
        return seen.values().stream()
                .mapToLong(Seen::modified)
                .filter(modified -> modified > 0)
                .min()
                .orElse(0);
    }

    /** When all that is in force was written; of AWS's ranges only those that come with Vigil have a date. */
    public synchronized List<Written> written() {
        var all = new ArrayList<Written>();
        seen.forEach((list, file) -> {
            if (file.modified() > 0) {
                all.add(new Written("threat list " + list.source().name(), file.modified(), LIST_FRESH));
            }
        });
        intel.knowledge().geography().built().forEach((file, built) -> all.add(new Written(file, built, PLACES_FRESH)));
        if (settings.awsRanges() == null) {
            long created = AwsSnapshot.shipped().created().toEpochMilli();
            all.add(new Written("AWS's address ranges", created, AwsSnapshot.FRESH));
        }
        return all;
    }

    /** How many new versions of lists were refused. */
    public long refusals() {
        return refusals.get();
    }

    /** Why lists are not in force as their files are now; empty when all are. */
    public List<ListChange> heldBack() {
        return List.copyOf(heldBack.values());
    }

    /**
     * Keeps the versions in force, so that a restart may fall back on them. Costs nothing when they are kept already.
     *
     * @return what could not be kept, and why; the next call tries again
     */
    public synchronized List<String> keepAccepted() {
        var failures = new ArrayList<String>();
        for (NamedList list : NamedList.of(settings)) {
            String version = intel.version(list).map(ListVersion::version).orElse(null);
            if (version == null || heldBack.containsKey(list) || version.equals(kept.get(list))) {
                continue; // a list that is held back is in force as it is kept, and its file holds something else
            }
            try {
                accepted.keep(list.key(), new AcceptedVersions.Kept(version, list.content()));
                kept.put(list, version);
            } catch (IOException notKept) {
                failures.add("list " + list.source().name() + ": version " + version
                        + " could not be kept for a restart: " + notKept.getMessage());
            }
        }
        return failures;
    }

    /** Looks at the files of all lists, and takes what is new and sound. What is refused is not looked at again until its file changes. */
    public synchronized List<ListChange> renew() {
        List<NamedList> lists = NamedList.of(settings);
        var gone = new ArrayList<>(seen.keySet());
        gone.removeAll(lists);
        gone.forEach(this::forget);
        List<NamedList> touched = lists.stream().filter(this::isTouched).toList();
        if (touched.isEmpty() && gone.isEmpty()) {
            return List.of();
        }
        Intel before = intel;
        var next = new ListReading(settings, before.knowledge().aws());
        var changes = new ArrayList<ListChange>();
        for (NamedList list : lists) {
            ListChange change = touched.contains(list) ? read(list, before, next) : null;
            if (change == null || !change.isTaken()) {
                before.version(list).ifPresent(version -> next.keep(list, version));
            }
            if (change != null) {
                changes.add(change);
            }
        }
        if (!gone.isEmpty() || changes.stream().anyMatch(ListChange::isTaken)) {
            intel = before.with(next);
            swaps.incrementAndGet();
        }
        refusals.addAndGet(changes.stream().filter(change -> !change.isTaken()).count());
        return changes;
    }

    /** Its file left its folder. */
    private void forget(NamedList list) {
        seen.remove(list);
        heldBack.remove(list);
        kept.remove(list);
    }

    private boolean isTouched(NamedList list) {
        Seen now = look(list);
        return !now.equals(seen.put(list, now));
    }

    private static Seen look(NamedList list) {
        try {
            var file = Files.readAttributes(Path.of(list.source().path()), BasicFileAttributes.class);
            return new Seen(file.size(), file.lastModifiedTime().toMillis());
        } catch (IOException missing) {
            return new Seen(-1, -1);
        }
    }

    /** Null when the file says what it said before. */
    private @Nullable ListChange read(NamedList list, Intel before, ListReading next) {
        heldBack.remove(list);
        ListChange change = compared(list, before, next);
        if (change != null && !change.isTaken()) {
            heldBack.put(list, change);
        }
        return change;
    }

    private @Nullable ListChange compared(NamedList list, Intel before, ListReading next) {
        ListVersion inForce = before.version(list).orElse(null);
        try {
            ListVersion fresh = ListVersion.read(settings, before.knowledge().aws(), list, list.content());
            if (inForce != null && fresh.version().equals(inForce.version())) {
                return null;
            }
            ListChange change = inForce == null
                    ? new ListChange(
                            list.source().name(),
                            fresh.version(),
                            fresh.loaded().entries(),
                            0,
                            null)
                    : new Comparison(settings.limits(), list).of(inForce, fresh);
            if (change.isTaken()) {
                next.keep(list, fresh);
            }
            return change;
        } catch (IOException unusable) {
            String version = inForce == null ? "none" : inForce.version();
            return new ListChange(list.source().name(), version, 0, 0, String.valueOf(unusable.getMessage()));
        }
    }
}
