package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.cli.replay.Savepoints;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a replay goes on from, and what it leaves for others to go on from. */
final class SavepointOptions {
    private static final String METADATA = "_metadata";

    @Option(
            names = "--savepoint-from",
            paramLabel = "PATH",
            description = "Begin with the baselines, open sequences and findings of this savepoint.")
    private @Nullable String from;

    @Option(
            names = "--savepoint-into",
            paramLabel = "DIR",
            description =
                    "When all is read, leave a savepoint in DIR, from which the live job or another replay goes on, "
                            + "instead of ending what waits for later records.")
    private @Nullable Path into;

    Savepoints savepoints(Problems problems) {
        Path folder = from == null ? null : folder(from);
        if (from != null && !(folder != null && Files.isReadable(folder.resolve(METADATA)))) {
            problems.add(
                    "--savepoint-from",
                    from,
                    "holds no readable " + METADATA + "; give the folder that is a savepoint");
        }
        if (into != null && Files.exists(into) && !Files.isDirectory(into)) {
            problems.add("--savepoint-into", into.toString(), "is a file; give a folder");
        }
        return new Savepoints(
                folder == null ? null : folder.toUri().toString(), into == null ? null : into.toAbsolutePath());
    }

    /** @param savepoint a path, or the {@code file:} URI that a replay prints; null when it is neither */
    private static @Nullable Path folder(String savepoint) {
        try {
            Path path = savepoint.startsWith("file:") ? Path.of(URI.create(savepoint)) : Path.of(savepoint);
            return path.toAbsolutePath();
        } catch (IllegalArgumentException notAPath) {
            return null;
        }
    }
}
