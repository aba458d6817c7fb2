package io.vigil.sources.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.parquet.PlainReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** A Parquet file (parquet.apache.org, file format), row by row; its row groups are independent, so damage costs one of them at most. */
final class ParquetFile implements Table {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    /** A row group is held whole; writers make them 128 MB, or 512. */
    private static final long LARGEST_GROUP = 1L << 30;

    private final Path path;
    private final ParquetFileReader reader;
    private final MessageType schema;
    private int nextGroup;
    private long rowsLeft;
    private @Nullable PageReadStore pages;
    private @Nullable RecordReader<Group> rows;

    private ParquetFile(Path path, ParquetFileReader reader) {
        this.path = path;
        this.reader = reader;
        this.schema = reader.getFileMetaData().getSchema();
    }

    /** Whether the file begins as all Parquet files do. */
    static boolean is(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /**
     * Opens the file.
     *
     * @throws IOException when it cannot be read, or is damaged
     */
    static ParquetFile open(Path path) throws IOException {
        try {
            return new ParquetFile(
                    path, new ParquetFileReader(new LocalInputFile(path), new PlainReadOptions(new Codecs())));
        } catch (RuntimeException | LinkageError damaged) {
            throw new IOException(message(damaged), damaged);
        }
    }

    /** A row group that is damaged is passed over: its rows, or those left of it, are lost. */
    @Override
    public byte @Nullable [] next(Consumer<Lost> lost) {
        while (rowsLeft > 0 || nextGroup < reader.getRowGroups().size()) {
            byte[] row = rowsLeft > 0 ? row(lost) : null;
            if (row != null) {
                return row;
            }
            if (rowsLeft <= 0 && nextGroup < reader.getRowGroups().size()) {
                openGroup(nextGroup++, lost);
            }
        }
        return null;
    }

    private byte @Nullable [] row(Consumer<Lost> lost) {
        try {
            byte[] row = RowJson.of(rows.read());
            rowsLeft--;
            return row;
        } catch (RuntimeException | LinkageError damaged) {
            lost.accept(new Lost(rowsLeft, message(damaged)));
            closeGroup();
            return null;
        }
    }

    private void openGroup(int index, Consumer<Lost> lost) {
        closeGroup();
        BlockMetaData group = reader.getRowGroups().get(index);
        long count = Math.max(1, group.getRowCount());
        try {
            refuseImpossible(group);
            pages = reader.readRowGroup(index);
            rows = new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new GroupRecordConverter(schema));
            rowsLeft = group.getRowCount();
        } catch (IOException | RuntimeException | LinkageError damaged) {
            lost.accept(new Lost(count, message(damaged)));
            closeGroup();
        }
    }

    /** A damaged footer may state anything: sizes and counts are asked of each other before memory is given to them. */
    private void refuseImpossible(BlockMetaData group) throws IOException {
        long count = group.getRowCount();
        boolean possible =
                count >= 0 && group.getColumns().stream().allMatch(column -> column.getValueCount() >= count);
        if (!possible) {
            throw new IOException("a row group that states " + count + " rows and has others");
        }
        long length = Files.size(path);
        long stored = group.getColumns().stream()
                .mapToLong(ColumnChunkMetaData::getTotalSize)
                .sum();
        if (stored > length || group.getTotalByteSize() > LARGEST_GROUP) {
            throw new IOException("a row group larger than the file, or than " + LARGEST_GROUP + " bytes");
        }
    }

    private void closeGroup() {
        rowsLeft = 0;
        rows = null;
        if (pages != null) {
            pages.close();
            pages = null;
        }
    }

    /** Of damage the library sometimes reports in a message that needs a class of Hadoop, which is not there. */
    private static String message(Throwable damaged) {
        String message = damaged instanceof LinkageError ? "damaged" : damaged.getMessage();
        String first = message == null
                ? damaged.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
        return first.length() > 200 ? first.substring(0, 200) : first;
    }

    @Override
    public void close() throws IOException {
        closeGroup();
        reader.close();
    }
}
