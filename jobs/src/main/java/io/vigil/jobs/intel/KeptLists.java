package io.vigil.jobs.intel;

import io.vigil.intel.AcceptedVersions;
import io.vigil.intel.lists.Fingerprint;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Accepted versions of lists in a folder that all processes of a job share, on any file system that Flink knows: {@code LIST/NUMBER-VERSION}, the
 * files as they were. A version is written aside and renamed, so that none is ever seen in part; processes that accept the same version at once
 * write the same file.
 */
final class KeptLists implements AcceptedVersions {
    private static final Pattern NAME = Pattern.compile("(\\d{8})-([0-9a-f]+)");
    /** The second is for the day on which the first is damaged. */
    private static final int COPIES = 2;

    private record Copy(int number, String version, Path path) {}

    private final Path folder;

    KeptLists(String folder) {
        this.folder = new Path(folder);
    }

    @Override
    public List<Kept> of(String list) throws IOException {
        return copies(list).stream()
                .map(copy ->
                        new Kept(copy.version, () -> copy.path.getFileSystem().open(copy.path)))
                .toList();
    }

    @Override
    public void keep(String list, Kept accepted) throws IOException {
        List<Copy> before = copies(list);
        if (!before.isEmpty() && before.get(0).version.equals(accepted.version())) {
            return;
        }
        int number = before.isEmpty() ? 1 : before.get(0).number + 1;
        var target =
                new Path(new Path(folder, list), String.format(Locale.ROOT, "%08d-%s", number, accepted.version()));
        write(accepted, target);
        for (Copy old : before.subList(Math.min(COPIES - 1, before.size()), before.size())) {
            old.path.getFileSystem().delete(old.path, false);
        }
    }

    private static void write(Kept accepted, Path target) throws IOException {
        FileSystem files = target.getFileSystem();
        var aside = new Path(target.getParent(), "." + target.getName() + "-" + UUID.randomUUID());
        files.mkdirs(target.getParent());
        try {
            try (InputStream in = accepted.content().open();
                    OutputStream out = files.create(aside, WriteMode.NO_OVERWRITE)) {
                in.transferTo(out);
            }
            if (!Fingerprint.of(() -> files.open(aside)).equals(accepted.version())) {
                throw new IOException("its file has changed since");
            }
            if (!files.rename(aside, target) && !files.exists(target)) {
                throw new IOException("cannot write " + target);
            }
        } finally {
            files.delete(aside, false);
        }
    }

    /** The latest first. */
    private List<Copy> copies(String list) throws IOException {
        var place = new Path(folder, list);
        FileSystem files = place.getFileSystem();
        try {
            if (!files.exists(place)) {
                return List.of();
            }
            return Arrays.stream(files.listStatus(place))
                    .map(status -> NAME.matcher(status.getPath().getName()))
                    .filter(Matcher::matches)
                    .map(name ->
                            new Copy(Integer.parseInt(name.group(1)), name.group(2), new Path(place, name.group())))
                    .sorted(Comparator.comparingInt(Copy::number)
                            .thenComparing(Copy::version)
                            .reversed())
                    .toList();
        } catch (FileNotFoundException none) {
            return List.of();
        }
    }
}
