package io.vigil.intel;

import io.vigil.intel.lists.IndicatorIndex;
import io.vigil.intel.lists.LoadedList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot in force, and how it keeps up with its files: lists that changed are read aside, compared with what is in force, and the whole is
 * swapped in one write. Whoever asks sees the old snapshot or the new one, never a mixture; nothing waits. Geography and AWS's ranges stay.
 */
public final class CurrentIntel {
    /** Size and time of a file when it was looked at last. */
    private record Seen(long size, long modified) {}

    private final IntelSettings settings;
    private final Map<NamedList, Seen> seen = new HashMap<>();
    private volatile Intel intel;
    private final AtomicLong swaps = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();

    private CurrentIntel(IntelSettings settings, Intel intel) {
        this.settings = settings;
        this.intel = intel;
    }

    /** As {@link Intel#load}. */
    public static CurrentIntel load(IntelSettings settings, Complaints problems) {
        var lists = NamedList.of(settings);
        var before = new HashMap<NamedList, Seen>();
        lists.forEach(list -> before.put(list, look(list)));
        var current = new CurrentIntel(settings, Intel.load(settings, problems));
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

    /** How many new versions of lists were refused. */
    public long refusals() {
        return refusals.get();
    }

    /** Looks at the files of all lists, and takes what is new and sound. What is refused is not looked at again until its file changes. */
    public synchronized List<ListChange> renew() {
        List<NamedList> touched =
                NamedList.of(settings).stream().filter(this::isTouched).toList();
        if (touched.isEmpty()) {
            return List.of();
        }
        Intel before = intel;
        var next = new ListReading(settings, before.knowledge().aws());
        var changes = new ArrayList<ListChange>();
        for (NamedList list : NamedList.of(settings)) {
            ListChange change = touched.contains(list) ? read(list, before, next) : null;
            if (change == null || !change.isTaken()) {
                next.keep(list, before.list(list), before.index(list));
            }
            if (change != null) {
                changes.add(change);
            }
        }
        swap(before, next, changes);
        return changes;
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
        LoadedList inForce = before.list(list);
        var aside = new ListReading(settings, before.knowledge().aws());
        try {
            LoadedList fresh = aside.read(list);
            if (fresh.version().equals(inForce.version())) {
                return null;
            }
            IndicatorIndex index = list.trusted() ? aside.trusted() : aside.threats();
            ListChange change = new Comparison(settings.limits(), list).of(before, inForce, index, fresh);
            if (change.isTaken()) {
                next.keep(list, fresh, index);
            }
            return change;
        } catch (IOException unusable) {
            return new ListChange(list.source().name(), inForce.version(), 0, 0, unusable.getMessage());
        }
    }

    private void swap(Intel before, ListReading next, List<ListChange> changes) {
        if (changes.stream().anyMatch(ListChange::isTaken)) {
            intel = before.with(next);
            swaps.incrementAndGet();
        }
        refusals.addAndGet(changes.stream().filter(change -> !change.isTaken()).count());
    }
}
