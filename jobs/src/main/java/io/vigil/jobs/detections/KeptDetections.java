package io.vigil.jobs.detections;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.Hash;
import io.vigil.events.codec.StoredText;
import io.vigil.events.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was accepted last from a user's files, in one file that all processes of a job share, on any file system that Flink knows. */
final class KeptDetections {
    private static final Logger LOG = LoggerFactory.getLogger(KeptDetections.class);
    private static final byte FORM = 1;

    private final @Nullable Path file;

    private KeptDetections(@Nullable Path file) {
        this.file = file;
    }

    static KeptDetections of(@Nullable Following following) {
        return following == null || following.keptIn() == null
                ? new KeptDetections(null)
                : new KeptDetections(new Path(
                        following.keptIn(),
                        Long.toHexString(Hash.of(following.files().toString()))));
    }

    /** Written aside and renamed, so that it is never seen in part. */
    void keep(Detections accepted) throws IOException {
        if (file == null) {
            return;
        }
        FileSystem files = file.getFileSystem();
        var aside = new Path(file.getParent(), "." + file.getName() + "-" + UUID.randomUUID());
        files.mkdirs(file.getParent());
        try {
            try (var out = new DataOutputViewStreamWrapper(files.create(aside, WriteMode.NO_OVERWRITE))) {
                write(accepted, out);
            }
            files.delete(file, false);
            if (!files.rename(aside, file)) {
                throw new IOException("cannot write " + file);
            }
        } finally {
            files.delete(aside, false);
        }
    }

    /** Null when none is kept that is younger, or it cannot be read. */
    @Nullable
    Detections latest(long since) {
        try {
            if (file == null || !file.getFileSystem().exists(file)) {
                return null;
            }
            boolean younger = file.getFileSystem().getFileStatus(file).getModificationTime() > since;
            return younger ? read() : null;
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file, Printable.of(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private @Nullable Detections read() throws IOException {
        try (var in = new DataInputViewStreamWrapper(file.getFileSystem().open(file))) {
            return in.readByte() == FORM ? read(in) : null;
        }
    }

    private static void write(Detections accepted, DataOutputView out) throws IOException {
        out.writeByte(FORM);
        writeFolders(accepted.rules(), out);
        writeFolders(accepted.patterns(), out);
        StoredText.write(accepted.tuning().place(), out);
        StoredText.write(accepted.tuning().text(), out);
    }

    private static @Nullable Detections read(DataInputView in) throws IOException {
        List<UnitFolder> rules = readFolders(in);
        List<UnitFolder> patterns = readFolders(in);
        var problems = new Problems();
        Tuning tuning = Tuning.read(StoredText.readPresent(in), StoredText.readPresent(in), problems);
        var read = new Detections(rules, Detections.shipped().models(), patterns, tuning);
        read.check(problems);
        return problems.none() ? read : null;
    }

    private static void writeFolders(List<UnitFolder> folders, DataOutputView out) throws IOException {
        out.writeInt(folders.size());
        for (UnitFolder folder : folders) {
            StoredText.write(folder.place(), out);
            StoredText.write(folder.name(), out);
            out.writeInt(folder.files().size());
            for (var file : folder.files().entrySet()) {
                StoredText.write(file.getKey(), out);
                StoredText.write(file.getValue(), out);
            }
        }
    }

    private static List<UnitFolder> readFolders(DataInputView in) throws IOException {
        List<UnitFolder> folders = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String place = StoredText.readPresent(in);
            String name = StoredText.readPresent(in);
            var files = new TreeMap<String, String>();
            for (int more = in.readInt(); more > 0; more--) {
                files.put(StoredText.readPresent(in), StoredText.readPresent(in));
            }
            folders.add(new UnitFolder(place, name, files));
        }
        return folders;
    }
}
