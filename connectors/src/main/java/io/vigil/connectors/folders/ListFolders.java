package io.vigil.connectors.folders;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lists the folders of a log: at intervals those of accounts and regions, so that new ones are found, and each time the folders of the days that
 * are asked for. Nothing else of the bucket is looked at. For one thread at a time.
 */
final class ListFolders implements AutoCloseable {
    private static final Duration LOOK_FOR_ACCOUNTS_EVERY = Duration.ofMinutes(5);

    private final FindFolders find;
    private final List<String> roots;
    private final AtOnce atOnce = new AtOnce();
    private List<LogFolder> folders = List.of();
    private Instant search = Instant.MIN;

    /** @param roots as of {@link LogFolders#roots} */
    ListFolders(Layout layout, List<String> roots) {
        this.find = new FindFolders(layout);
        this.roots = roots.stream().map(root -> root.replaceFirst("/+$", "")).toList();
    }

    /** @throws IOException naming the scheme, when Flink has no file system for one of the roots */
    void requireFileSystems() throws IOException {
        for (String root : roots) {
            new Path(root).getFileSystem();
        }
    }

    /**
     * What lies there now.
     *
     * @param first null: the oldest day of all folders
     */
    Listing list(@Nullable LocalDate first, Instant now) throws InterruptedException {
        var failures = new ArrayList<String>();
        search(now, failures);
        LocalDate from = first == null ? oldest(now, failures) : first;
        LocalDate last = Arrivals.last(from, now);
        Map<LocalDate, List<StoredFile>> files = new HashMap<>();
        for (LocalDate day = from; !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate asked = day;
            var found = atOnce.ask(folders, folder -> find.files(folder.day(asked)), failures);
            files.put(day, found.stream().flatMap(List::stream).toList());
        }
        return new Listing(now, from, last, folders.size(), files, failures);
    }

    /** Those that were known stay, when the search fails. */
    private void search(Instant now, List<String> failures) throws InterruptedException {
        if (now.isBefore(search)) {
            return;
        }
        var failed = new ArrayList<String>();
        var services = flat(atOnce.ask(roots, find::services, failed));
        var found = flat(atOnce.ask(services, find::logFolders, failed));
        failures.addAll(failed);
        if (failed.isEmpty()) {
            search = now.plus(LOOK_FOR_ACCOUNTS_EVERY);
            folders = found;
        }
    }

    private LocalDate oldest(Instant now, List<String> failures) throws InterruptedException {
        return atOnce.ask(folders, folder -> List.of(find.oldest(folder)), failures).stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(Arrivals.date(now));
    }

    private static <T> List<T> flat(List<List<T>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        atOnce.close();
    }
}
