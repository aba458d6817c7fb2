package io.vigil.connectors.folders;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A file that has arrived, as far as it has been read.
 *
 * @param path with the scheme of its file system
 * @param bytes its size
 * @param written epoch milliseconds: when the file system says it was written
 * @param arrival epoch milliseconds: when it was delivered; earlier than {@code written} when it was copied from elsewhere since
 * @param batchesRead how many batches were passed on before the snapshot that this comes from
 */
record StoredFile(String path, long bytes, long written, long arrival, long batchesRead) implements SourceSplit {
    /** As they are read. */
    static final Comparator<StoredFile> BY_ARRIVAL =
            Comparator.comparingLong(StoredFile::arrival).thenComparing(StoredFile::path);

    /** AWS puts the minute of delivery into the name: {@code 111122223333_CloudTrail_eu-west-1_20260105T0805Z_….json.gz}. */
    private static final Pattern MINUTE = Pattern.compile("_(\\d{8}T\\d{4})Z_");

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

    /** As it was found. */
    static StoredFile found(String path, long bytes, long written) {
        return new StoredFile(path, bytes, written, Math.min(written, delivered(Layout.name(path), written)), 0);
    }

    private static long delivered(String name, long otherwise) {
        Matcher minute = MINUTE.matcher(name);
        if (!minute.find()) {
            return otherwise;
        }
        try {
            return LocalDateTime.parse(minute.group(1), FORM)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        } catch (DateTimeException noTime) {
            return otherwise;
        }
    }

    @Override
    public String splitId() {
        return path;
    }

    StoredFile read(long batches) {
        return new StoredFile(path, bytes, written, arrival, batches);
    }
}
