package io.vigil.connectors.folders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot keeps of the search for files. Those that a reader has are in the reader's part of it.
 *
 * @param from epoch milliseconds: files that were written before are left out
 * @param day the first whose folders are still looked at; null before the oldest was looked for
 * @param waiting found, and given to no reader
 * @param seen by day, the hashes of all files found in its folders
 */
record Known(long from, @Nullable LocalDate day, List<StoredFile> waiting, Map<LocalDate, Set<Long>> seen) {

    /** What arrives shortly after midnight may still lie in the folder of the day before. */
    static Known beginning(Instant from) {
        LocalDate day = from.equals(Instant.EPOCH)
                ? null
                : from.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        // File systems hold arrivals to the second.
        return new Known(from.truncatedTo(ChronoUnit.SECONDS).toEpochMilli(), day, List.of(), Map.of());
    }
}
