package io.vigil.intel.lists;

import io.vigil.events.ListHit;
import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import io.vigil.intel.lists.Indicator.Addresses;
import io.vigil.intel.lists.Indicator.Name;
import io.vigil.intel.ranges.IpRanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All entries of some lists, found by address and by name. Exact and immutable.
 *
 * <p>Of each list at most one entry answers: the narrowest range, the longest name. A listed name holds every name below it, and no other.
 */
public final class IndicatorIndex {
    private final Entries entries;
    private final IpRanges ranges;
    private final NameIndex names;
    private final Map<ListSource, String> versions;

    private IndicatorIndex(Builder from) {
        entries = from.entries;
        ranges = from.ranges.build(entries::covers);
        names = from.names.build(entries::covers);
        versions = Map.copyOf(from.versions);
    }

    /** What the lists say of an address to an event at this time, epoch milliseconds. */
    public ListMatch at(Ip ip, long time) {
        int[] places = ranges.at(ip);
        if (places.length == 0) {
            return ListMatch.NONE;
        }
        var matches = new ArrayList<Match>();
        for (int place : places) {
            matches.add(new Match(ranges.number(place), ranges.range(place)));
        }
        return touch(matches, ip, time);
    }

    /** What the lists say of a name to an event at this time; case, a dot at the end and the writing of international names do not matter. */
    public ListMatch at(String name, long time) {
        if (!DomainName.isAscii(name)) {
            String ascii = DomainName.normal(name);
            return ascii == null ? ListMatch.NONE : at(ascii, time);
        }
        int end = name.endsWith(".") ? name.length() - 1 : name.length();
        int[] found = names.find(name, end);
        if (found.length == 0) {
            return ListMatch.NONE;
        }
        var matches = new ArrayList<Match>();
        for (int each : found) {
            ListedName listed = names.listed(each);
            matches.add(new Match(listed.number(), listed.meaning()));
        }
        return touch(matches, name.substring(0, end), time);
    }

    /** The version of a list, as in {@link LoadedList}. */
    String version(ListSource list) {
        return versions.getOrDefault(list, "");
    }

    /** Takes the entries of a list. */
    public interface Entry {
        /** @param text as published */
        void accept(Provenance provenance, String text, Indicator meaning);
    }

    /** Tells every entry of a list. */
    public void forEach(ListSource list, Entry out) {
        for (int place = 0; place < ranges.size(); place++) {
            add(list, ranges.number(place), new Addresses(ranges.range(place)), out);
        }
        names.forEach(listed -> add(list, listed.number(), listed.meaning(), out));
    }

    private void add(ListSource list, int number, Indicator meaning, Entry out) {
        Provenance from = entries.provenance(number);
        if (from.list().equals(list)) {
            String published = entries.published(number);
            out.accept(from, published == null ? meaning.toString() : published, meaning);
        }
    }

    /** Whether the list has an entry that means exactly this. */
    public boolean has(ListSource list, Indicator meaning) {
        return meaning instanceof Addresses addresses
                ? has(list, addresses.range())
                : meaning instanceof Name name && has(list, name);
    }

    private boolean has(ListSource list, IpRange range) {
        return Arrays.stream(ranges.at(range.from()))
                .anyMatch(place -> ranges.range(place).equals(range) && isOf(list, ranges.number(place)));
    }

    private boolean has(ListSource list, Name name) {
        String asked = name.toString(); // the star stands for a label below the name
        return Arrays.stream(names.find(asked, asked.length()))
                .mapToObj(names::listed)
                .anyMatch(listed -> listed.meaning().equals(name) && isOf(list, listed.number()));
    }

    private boolean isOf(ListSource list, int number) {
        return entries.provenance(number).list().equals(list);
    }

    public boolean contains(Ip ip) {
        return ranges.contains(ip);
    }

    /** Whether an entry shares an address with the range. */
    public boolean touches(IpRange range) {
        return ranges.touches(range);
    }

    /** @param meant the range or name, which writes itself canonically */
    private record Match(int number, Object meant) {}

    /** @param matches the most specific last */
    private ListMatch touch(List<Match> matches, Object matched, long time) {
        long after = Long.MIN_VALUE;
        long until = Long.MAX_VALUE;
        List<Match> valid = new ArrayList<>(matches.size());
        for (Match match : matches) {
            Provenance from = entries.provenance(match.number);
            if (from.validUntil() < time) {
                after = Math.max(after, from.validUntil());
            } else if (from.validFrom() > time) {
                until = Math.min(until, from.validFrom() - 1);
            } else {
                until = Math.min(until, from.validUntil());
                after = from.validFrom() == Listed.ALWAYS ? after : Math.max(after, from.validFrom() - 1);
                valid.add(match);
            }
        }
        return valid.isEmpty()
                ? new ListMatch(ListHit.NONE, after, until)
                : new ListMatch(hits(valid, matched), after, until);
    }

    private ListHit[] hits(List<Match> valid, Object matched) {
        String text = matched.toString();
        if (valid.size() == 1) {
            return new ListHit[] {hit(valid.get(0), text)};
        }
        var ofLists = new LinkedHashMap<ListSource, Match>();
        for (Match match : valid) {
            ofLists.put(entries.provenance(match.number).list(), match);
        }
        return ofLists.values().stream().map(match -> hit(match, text)).toArray(ListHit[]::new);
    }

    private ListHit hit(Match match, String matched) {
        Provenance from = entries.provenance(match.number);
        String published = entries.published(match.number);
        String indicator = published == null ? match.meant.toString() : published;
        return new ListHit(
                from.list().name(),
                from.list().kind(),
                indicator,
                matched,
                from.threatNames().toArray(String[]::new),
                versions.get(from.list()));
    }

    /** Collects entries; the order does not matter. */
    static final class Builder {
        private final Entries entries = new Entries();
        private final IpRanges.Builder ranges = new IpRanges.Builder();
        private final NameIndex.Builder names = new NameIndex.Builder();
        private final Map<ListSource, String> versions = new HashMap<>();

        void add(ListSource list, String version) {
            versions.put(list, version);
        }

        /** @param text as published */
        void add(Provenance provenance, String text, Indicator meaning) {
            if (meaning instanceof Addresses addresses) {
                IpRange range = addresses.range();
                ranges.add(range, entries.number(provenance, text, range.toString()));
            } else if (meaning instanceof Name name) {
                names.add(name.name(), name.belowOnly(), entries.number(provenance, text, name.toString()));
            }
        }

        IndicatorIndex build() {
            return new IndicatorIndex(this);
        }
    }
}
