package io.vigil.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The savepoint that the oldest release has written. */
public final class GoldenSavepoint {
    private GoldenSavepoint() {}

    /** @return a savepoint in a new folder below this one */
    public static Path unpacked(Path folder) throws IOException {
        Path savepoint = Files.createDirectory(folder.resolve("golden-savepoint"));
        try (InputStream packed = GoldenSavepoint.class.getResourceAsStream("/savepoints/1.gz")) {
            Files.copy(new GZIPInputStream(packed), savepoint.resolve("_metadata"));
        }
        return savepoint;
    }
}
