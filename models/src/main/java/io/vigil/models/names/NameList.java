package io.vigil.models.names;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Names that are kept in a text file beside the class that knows what they mean, one a line. */
public final class NameList {
    private NameList() {}

    /** @throws IllegalStateException when the file is missing from the program */
    public static Set<String> read(Class<?> beside, String file) {
        try (InputStream lines = beside.getResourceAsStream(file)) {
            if (lines == null) {
                throw new IllegalStateException(file + " is missing beside " + beside.getName());
            }
            return Set.copyOf(new String(lines.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
