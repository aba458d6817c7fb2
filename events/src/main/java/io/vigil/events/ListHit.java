package io.vigil.events;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a threat list that an event touched.
 *
 * @param list name of the list, as the finding shows it
 * @param kind what the list holds: {@code ip}, {@code domain}, {@code tor}, {@code mining}, {@code c2}, …
 * @param indicator the entry as the list publishes it (an address, a range, a name)
 * @param matched what of the event matched it (an address, a name)
 * @param threatNames what the list calls the threat; may be empty
 * @param version of the list: the beginning of its file's SHA-256; null where nobody read a file
 */
public record ListHit(
        String list,
        String kind,
        String indicator,
        String matched,
        String[] threatNames,
        @Nullable String version) {
    public static final ListHit[] NONE = {};

    /** Of a list without a version. */
    public ListHit(String list, String kind, String indicator, String matched, String[] threatNames) {
        this(list, kind, indicator, matched, threatNames, null);
    }

    /** By content, as the events that carry hits compare; the same entry of two versions of its list is one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListHit hit
                && list.equals(hit.list)
                && kind.equals(hit.kind)
                && indicator.equals(hit.indicator)
                && matched.equals(hit.matched)
                && Arrays.equals(threatNames, hit.threatNames);
    }

    @Override
    public int hashCode() {
        return Objects.hash(list, kind, indicator, matched);
    }
}
