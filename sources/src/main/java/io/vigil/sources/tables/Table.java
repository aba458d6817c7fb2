package io.vigil.sources.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file of rows, each of which stands for a JSON object. */
public interface Table extends AutoCloseable {
    /** Whether the file begins as a table of a known kind. */
    static boolean isOne(Path path) throws IOException {
        return ParquetFile.is(path) || CsvFile.is(path);
    }

    /**
     * Opens a file that {@link #isOne is one}.
     *
     * @throws IOException when it cannot be read, or is damaged
     */
    static Table open(Path path) throws IOException {
        return ParquetFile.is(path) ? ParquetFile.open(path) : CsvFile.open(path);
    }

    /** The next row as JSON, or null at the end. What is damaged is passed over: its rows go to {@code lost}. */
    byte @Nullable [] next(Consumer<Lost> lost);

    /** Rows that cannot be read, and why. */
    record Lost(long rows, String why) {}

    @Override
    void close() throws IOException;
}
