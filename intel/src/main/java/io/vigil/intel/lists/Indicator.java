package io.vigil.intel.lists;

import io.vigil.events.net.IpRange;

/** What the text of an entry means. */
public sealed interface Indicator {
    /** Addresses. */
    record Addresses(IpRange range) implements Indicator {}

    /**
     * A name and every name below it.
     *
     * @param name in its normal form
     * @param belowOnly written {@code *.name}: the name itself is not meant
     */
    record Name(String name, boolean belowOnly) implements Indicator {
        @Override
        public String toString() {
            return belowOnly ? "*." + name : name;
        }
    }

    /** Nothing that a log of ours shows: a file hash, a mail address, the path of a URL. */
    record WithoutUse() implements Indicator {}

    /** @param reason what is wrong with it, to follow the text in a message */
    record Unreadable(String reason) implements Indicator {}
}
