package io.vigil.intel.lists;

import io.vigil.events.Ip;
import io.vigil.intel.lists.Indicator.Addresses;
import io.vigil.intel.lists.Indicator.Name;
import io.vigil.intel.ranges.IpRanges;
import io.vigil.intel.ranges.Numbers;
import java.util.Arrays;

/**
 * All entries of some lists, found by address and by name. Exact and immutable.
 *
 * <p>Of each list at most one entry answers: the narrowest range, the longest name. A listed name holds every name below it, and no other.
 */
public final class IndicatorIndex {
    private final Entries entries;
    private final IpRanges ranges;
    private final Names names;

    private IndicatorIndex(Builder from) {
        entries = from.entries.build();
        ranges = from.ranges.build();
        names = from.names.build();
    }

    /** What the lists say of an address to an event at this time, epoch milliseconds. */
    public Touch at(Ip ip, long time) {
        int[] numbers = ranges.at(ip);
        return numbers.length == 0 ? Touch.NONE : entries.touch(numbers, ip, time);
    }

    /** What the lists say of a name to an event at this time; case, a dot at the end and the writing of international names do not matter. */
    public Touch at(String name, long time) {
        if (!DomainName.isAscii(name)) {
            String ascii = DomainName.normal(name);
            return ascii == null ? Touch.NONE : at(ascii, time);
        }
        int end = name.endsWith(".") ? name.length() - 1 : name.length();
        var found = new Found(name, end);
        names.find(name, end, found);
        return found.numbers.length == 0 ? Touch.NONE : entries.touch(found.numbers, name.substring(0, end), time);
    }

    public boolean contains(Ip ip) {
        return ranges.contains(ip);
    }

    /** Keeps of the candidates those that are what they seem. */
    private final class Found implements Names.Candidates {
        private final String name;
        private final int end;
        private int[] numbers = Numbers.NONE;

        Found(String name, int end) {
            this.name = name;
            this.end = end;
        }

        @Override
        public void found(int from, int[] candidates) {
            for (int candidate : candidates) {
                if (IndicatorText.read(entries.text(candidate)) instanceof Name listed && means(listed, from)) {
                    numbers = Arrays.copyOf(numbers, numbers.length + 1);
                    numbers[numbers.length - 1] = candidate;
                }
            }
        }

        private boolean means(Name listed, int from) {
            int length = end - from;
            return listed.name().length() == length
                    && listed.name().regionMatches(true, 0, name, from, length)
                    && !(listed.belowOnly() && from == 0);
        }
    }

    /** Collects entries; the order does not matter. */
    static final class Builder {
        private final Entries.Builder entries = new Entries.Builder();
        private final IpRanges.Builder ranges = new IpRanges.Builder();
        private final Names.Builder names = new Names.Builder();

        void add(ListSource list, Listed entry, String text, Indicator meaning) {
            int number = entries.add(list, entry, text);
            if (meaning instanceof Addresses addresses) {
                ranges.add(addresses.range(), number);
            } else if (meaning instanceof Name name) {
                names.add(name.name(), number);
            }
        }

        IndicatorIndex build() {
            return new IndicatorIndex(this);
        }
    }
}
