package io.vigil.jobs.detections;

import io.vigil.catalogue.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** Texts on any file system that Flink knows. */
final class RemoteTexts {
    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]+://.*");
    private static final Pattern TEXT = Pattern.compile(".*\\.(ya?ml|md)");
    /** No hand-written description is near this long. */
    private static final int LONGEST = 1 << 20;

    private RemoteTexts() {}

    static boolean isUrl(String place) {
        return URL.matcher(place).matches();
    }

    /** YAML and Markdown files at or below a folder, by path inside it; empty, with a problem, when it cannot be read. */
    static Map<String, String> in(String folder, Problems problems) {
        var texts = new TreeMap<String, String>();
        try {
            var root = new Path(folder);
            walk(root.getFileSystem(), root, "", texts);
        } catch (IOException | RuntimeException e) {
            problems.add(folder, "", "cannot be read: " + e.getMessage());
        }
        return texts;
    }

    private static void walk(FileSystem files, Path folder, String inside, Map<String, String> texts)
            throws IOException {
        FileStatus[] entries = files.listStatus(folder);
        if (entries == null) {
            throw new IOException("no such folder");
        }
        for (FileStatus entry : entries) {
            String name = entry.getPath().getName();
            if (entry.isDir()) {
                walk(files, entry.getPath(), inside + name + "/", texts);
            } else if (TEXT.matcher(name).matches()) {
                texts.put(inside + name, text(files, entry.getPath()));
            }
        }
    }

    /** Null, with a problem, when it cannot be read. */
    static @Nullable String file(String file, Problems problems) {
        try {
            var path = new Path(file);
            return text(path.getFileSystem(), path);
        } catch (IOException | RuntimeException e) {
            problems.add(file, "", "cannot be read: " + e.getMessage());
            return null;
        }
    }

    private static String text(FileSystem files, Path path) throws IOException {
        try (InputStream in = files.open(path)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException(path + " is longer than " + (LONGEST >> 20) + " MB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(path + " is not UTF-8", e);
        }
    }
}
