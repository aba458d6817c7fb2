package io.vigil.console.store;

import java.util.List;

/**
 * Findings that have something in common.
 *
 * @param keys what they share, in the order that was asked for; empty text where there is nothing
 * @param latest ISO 8601: the latest change among them; empty where nobody asked for it
 */
public record Group(List<String> keys, String latest, long count) {
    /** Both together. */
    public Group and(Group other) {
        return new Group(keys, latest.compareTo(other.latest) >= 0 ? latest : other.latest, count + other.count);
    }
}
