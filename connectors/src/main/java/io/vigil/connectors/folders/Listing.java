package io.vigil.connectors.folders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What one look at the folders has found.
 *
 * @param asked when the look began
 * @param first of the days whose folders were listed
 * @param last of them
 * @param folders how many regions and VPCs of accounts are known
 * @param files by day, all that lie there
 * @param failures of the folders that could not be listed, a sentence each
 */
record Listing(
        Instant asked,
        LocalDate first,
        LocalDate last,
        int folders,
        Map<LocalDate, List<StoredFile>> files,
        List<String> failures) {

    boolean isWhole() {
        return failures.isEmpty();
    }
}
