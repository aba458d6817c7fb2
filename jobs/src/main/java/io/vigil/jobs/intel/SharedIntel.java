package io.vigil.jobs.intel;

import io.vigil.catalogue.Problems;
import io.vigil.intel.AcceptedVersions;
import io.vigil.intel.CurrentIntel;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.Written;
import io.vigil.intel.lists.LoadedList;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot of lists and databases for all operators of a process: each would otherwise hold its own, and they are large. As long as an
 * operator holds it, its files are looked at; what no operator holds any more goes when memory is short.
 */
public final class SharedIntel implements AutoCloseable {
    private static final Map<IntelSettings, SharedIntel> HELD = new HashMap<>();
    private static final Map<IntelSettings, SoftReference<CurrentIntel>> LOADED = new HashMap<>();

    private final IntelSettings settings;
    private final CurrentIntel current;
    private final @Nullable ListWatcher watcher;
    private int holders;

    private SharedIntel(IntelSettings settings, CurrentIntel current) {
        this.settings = settings;
        this.current = current;
        this.watcher = settings.lookEveryMillis() > 0 ? new ListWatcher(current, settings.lookEveryMillis()) : null;
    }

    /** @param problems what cannot be read; the result is of use only when there are none */
    public static CurrentIntel load(IntelSettings settings, Problems problems) {
        return current(settings, problems);
    }

    private static CurrentIntel current(IntelSettings settings, Problems problems) {
        synchronized (LOADED) {
            SoftReference<CurrentIntel> known = LOADED.get(settings);
            CurrentIntel current = known == null ? null : known.get();
            if (current != null) {
                return current;
            }
            LOADED.values().removeIf(reference -> reference.refersTo(null));
            CurrentIntel loaded = CurrentIntel.load(settings, accepted(settings), problems::add);
            if (problems.none()) {
                LOADED.put(settings, new SoftReference<>(loaded));
            }
            return loaded;
        }
    }

    private static AcceptedVersions accepted(IntelSettings settings) {
        return settings.keptIn() == null ? AcceptedVersions.NONE : new KeptLists(settings.keptIn());
    }

    /**
     * Holds the snapshot of these settings until it is closed.
     *
     * @throws io.vigil.catalogue.InvalidConfiguration naming everything that cannot be read
     */
    public static SharedIntel hold(IntelSettings settings) {
        synchronized (HELD) {
            SharedIntel held = HELD.get(settings);
            if (held == null) {
                var problems = new Problems();
                CurrentIntel current = current(settings, problems);
                problems.throwIfAny();
                ListWatcher.log(current.heldBack());
                ListWatcher.keepAccepted(current);
                held = new SharedIntel(settings, current);
                HELD.put(settings, held);
            }
            held.holders++;
            return held;
        }
    }

    /** What is known now. Two calls may answer differently: for one event, ask once. */
    public Intel now() {
        return current.get();
    }

    /** What of it is too old by now. */
    public List<Written> aged(long now) {
        return current.written().stream().filter(each -> each.isAged(now)).toList();
    }

    /**
     * Registers metrics: lists swapped, new versions refused, lists whose file differs from what is in force, entries in
     * force, and when the oldest file was written, in epoch seconds.
     */
    public void report(MetricGroup metrics) {
        MetricGroup lists = metrics.addGroup("lists");
        lists.gauge("swaps", current::swaps);
        lists.gauge("refusals", current::refusals);
        lists.gauge("held-back", () -> current.heldBack().size());
        lists.gauge("oldest", () -> current.oldest() / 1000);
        lists.gauge(
                "entries",
                () -> current.get().lists().stream()
                        .mapToLong(LoadedList::entries)
                        .sum());
    }

    @Override
    public void close() {
        synchronized (HELD) {
            if (--holders == 0) {
                HELD.remove(settings);
                if (watcher != null) {
                    watcher.close();
                }
            }
        }
    }
}
