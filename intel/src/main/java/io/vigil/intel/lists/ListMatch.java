package io.vigil.intel.lists;

import io.vigil.events.ListHit;

/**
 * What the lists say of one address or name, and for events of which times they say it: entries expire.
 *
 * @param hits one for each list that holds it: the list's most specific entry that is valid
 * @param after the answer holds for events later than this, epoch milliseconds
 * @param until and not later than this
 */
public record ListMatch(ListHit[] hits, long after, long until) {
    public static final ListMatch NONE = new ListMatch(ListHit.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
}
