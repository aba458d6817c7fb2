package io.vigil.connectors.files;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files that a user means, and looks at the beginning of each: when it starts, and whether it can be read at all. */
public final class FindLogFiles<E extends Event> {
    /** Names that AWS gives to logs. What is named otherwise is a log if it begins as one: Firehose and exports of CloudWatch give no ending. */
    private static final Pattern LOG = Pattern.compile("[^.].*\\.(json|jsonl|log)(\\.gz)?|[^.].*\\.parquet");

    private final LogFormat<E> format;
    private final long notAfter;
    private final Unreadable unreadable;

    private final List<Path> leftUnread = new ArrayList<>();

    /** Takes what cannot be read, and why. */
    public interface Unreadable {
        void add(Path path, String why);
    }

    /** @param notAfter epoch milliseconds; events dated later are refused */
    public FindLogFiles(LogFormat<E> format, long notAfter, Unreadable unreadable) {
        this.format = format;
        this.notAfter = notAfter;
        this.unreadable = unreadable;
    }

    /** Files below the given folders that are no logs, neither by their names nor by how they begin. Empty and hidden ones are none of them. */
    public List<Path> leftUnread() {
        return List.copyOf(leftUnread);
    }

    /**
     * @param paths files, whatever their names, and folders, of which all {@code .json}, {@code .jsonl} and {@code .log} files are meant, plain
     *     or {@code .gz}, all {@code .parquet} files, and any other that begins with records of the log, but no hidden ones
     * @return each file once, though it be given twice
     */
    public List<LogFile> in(List<Path> paths) {
        Set<Path> found = new LinkedHashSet<>();
        Set<Path> named = new HashSet<>();
        for (Path path : paths) {
            collect(path, found, named);
        }
        return look(found, named);
    }

    private void collect(Path path, Set<Path> found, Set<Path> named) {
        try {
            if (Files.isDirectory(path)) {
                collectFolder(path, found);
            } else if (Files.isReadable(path)) {
                named.add(path.toRealPath());
                found.add(path.toRealPath());
            } else {
                unreadable.add(path, Files.exists(path) ? "may not be read" : "no such file or folder");
            }
        } catch (IOException | UncheckedIOException e) {
            unreadable.add(path, "cannot be read: " + e.getMessage());
        }
    }

    private void collectFolder(Path folder, Set<Path> found) throws IOException {
        int before = found.size();
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : paths.sorted().toList()) {
                if (isMeant(folder, path) && isLog(path)) {
                    found.add(path.toRealPath());
                }
            }
        }
        if (found.size() == before) {
            unreadable.add(
                    folder,
                    "holds no .json, .jsonl or .log file, plain or .gz, no .parquet file, and no other that begins with records of "
                            + format.name() + ", that was not given already");
        }
    }

    private static boolean isMeant(Path folder, Path path) throws IOException {
        for (Path part : folder.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return Files.isRegularFile(path) && Files.size(path) > 0;
    }

    private boolean isLog(Path path) throws IOException {
        boolean named = LOG.matcher(path.getFileName().toString()).matches();
        if (named || beginsAsLog(path)) {
            return true;
        }
        leftUnread.add(path);
        return false;
    }

    private boolean beginsAsLog(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            return false;
        }
        try (var open = OpenLogFile.open(format, untouched(path), notAfter)) {
            Batch<E> batch = open.next();
            return batch != null
                    && !(batch.events().isEmpty() && batch.passedOver().isEmpty());
        }
    }

    /**
     * Each file is looked at once, all at the same time, for most are small and packed.
     *
     * @param named given by name, not met in a folder
     */
    private List<LogFile> look(Set<Path> found, Set<Path> named) {
        List<Look> looks = found.parallelStream()
                .map(path -> look(path, named.contains(path)))
                .toList();
        for (Look look : looks) {
            if (look.problem != null) {
                unreadable.add(look.path, look.problem);
            }
        }
        return looks.stream().map(Look::file).toList();
    }

    private record Look(Path path, LogFile file, @Nullable String problem) {}

    /** A damaged file in a folder is a counted reject; a file given by name that cannot be opened is a mistake to report at once. */
    private Look look(Path path, boolean isNamed) {
        try (var open = OpenLogFile.open(format, untouched(path), notAfter)) {
            Batch<E> batch = open.next();
            String problem = isNamed && batch != null && isCarrier(batch)
                    ? batch.rejected().get(0).detail()
                    : null;
            while (batch != null && batch.events().isEmpty()) {
                batch = open.next();
            }
            long firstTime = batch == null ? Long.MAX_VALUE : OpenLogFile.earliest(batch, Long.MAX_VALUE);
            return new Look(path, new LogFile(path.toString(), firstTime, 0), problem);
        } catch (IOException e) {
            return new Look(path, untouched(path), "cannot be read: " + e.getMessage());
        }
    }

    private static boolean isCarrier(Batch<?> batch) {
        return batch.events().isEmpty()
                && !batch.rejected().isEmpty()
                && batch.rejected().stream().allMatch(rejected -> rejected.reason() == Rejected.Reason.CARRIER);
    }

    private static LogFile untouched(Path path) {
        return new LogFile(path.toString(), Long.MAX_VALUE, 0);
    }
}
