package io.vigil.intel.lists;

import java.util.List;

/**
 * What became of a list that was read: for the operator, who should see what does not count.
 *
 * @param entries in force
 * @param expired no longer valid when it was read, or revoked
 * @param withoutUse readable, but nothing that a log shows: file hashes, mail addresses
 * @param unreadable entries that make no sense
 * @param examples the first unreadable ones: {@code file:line: "text" reason}
 */
public record LoadedList(
        ListSource source,
        ListFormat format,
        int entries,
        int expired,
        int withoutUse,
        int unreadable,
        List<String> examples) {}
