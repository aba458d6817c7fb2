package io.vigil.intel.lists;

import java.util.List;

/**
 * What became of a list that was read: for the operator, who should see what does not count.
 *
 * @param version the beginning of the file's SHA-256, in hexadecimal digits
 * @param entries in force
 * @param expired no longer valid when it was read, or revoked
 * @param withoutUse readable, but nothing that a log shows: file hashes, mail addresses
 * @param unreadable entries that make no sense
 * @param refused entries that a list must not hold: they would accuse half the world
 * @param examples the first ones unreadable or refused: {@code file:line: "text" reason}
 */
public record LoadedList(
        ListSource source,
        ListFormat format,
        String version,
        int entries,
        int expired,
        int withoutUse,
        int unreadable,
        int refused,
        List<String> examples) {}
