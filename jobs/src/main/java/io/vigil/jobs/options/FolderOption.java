package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.lines.LineFolder;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a live job writes into.
 *
 * @param name of the option
 * @param text as it was given; null when it was not
 */
public record FolderOption(String name, @Nullable String text) {
    /** Null when none was given, or it is none. */
    public @Nullable LineFolder read(Problems problems) {
        if (text == null) {
            return null;
        }
        if (!isFolder(text)) {
            problems.add(name, text, "expected a folder: /path, file:///path or s3://bucket/folder");
            return null;
        }
        return new LineFolder(text);
    }

    private static boolean isFolder(String folder) {
        try {
            var uri = new URI(folder);
            return uri.getScheme() == null ? folder.startsWith("/") : uri.getPath() != null && !uri.isOpaque();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
