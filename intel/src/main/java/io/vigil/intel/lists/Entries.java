package io.vigil.intel.lists;

import io.vigil.events.ListHit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The entries of all lists by number, packed: the text as published and eight bytes more for each. What many entries share (list, expiry,
 * names of the threat) is held once. Immutable.
 */
final class Entries {
    private record Provenance(ListSource list, long validUntil, List<String> threatNames) {}

    private final byte[] texts;
    private final int[] ends;
    private final int[] provenances;
    private final List<Provenance> distinct;

    private Entries(Builder from) {
        texts = from.texts.toByteArray();
        ends = from.ends.build().toArray();
        provenances = from.provenances.build().toArray();
        distinct = List.copyOf(from.distinct.keySet());
    }

    /** As the list publishes it. */
    String text(int number) {
        int start = number == 0 ? 0 : ends[number - 1];
        return new String(texts, start, ends[number] - start, StandardCharsets.UTF_8);
    }

    /**
     * What these entries say at a time.
     *
     * @param numbers the most specific last
     * @param matched the address or name that they hold; written out only if one of them is valid
     */
    Touch touch(int[] numbers, Object matched, long time) {
        long after = Long.MIN_VALUE;
        long until = Long.MAX_VALUE;
        var valid = new LinkedHashMap<ListSource, Integer>();
        for (int number : numbers) {
            Provenance from = distinct.get(provenances[number]);
            if (from.validUntil < time) {
                after = Math.max(after, from.validUntil);
            } else {
                until = Math.min(until, from.validUntil);
                valid.put(from.list, number);
            }
        }
        return new Touch(hits(valid, matched), after, until);
    }

    private ListHit[] hits(Map<ListSource, Integer> numbers, Object matched) {
        return numbers.values().stream()
                .map(number -> hit(number, matched.toString()))
                .toArray(size -> size == 0 ? ListHit.NONE : new ListHit[size]);
    }

    private ListHit hit(int number, String matched) {
        Provenance from = distinct.get(provenances[number]);
        String[] threatNames = from.threatNames.toArray(new String[0]);
        return new ListHit(from.list.name(), from.list.kind(), text(number), matched, threatNames);
    }

    static final class Builder {
        private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
        private final IntStream.Builder ends = IntStream.builder();
        private final IntStream.Builder provenances = IntStream.builder();
        private final LinkedHashMap<Provenance, Integer> distinct = new LinkedHashMap<>();
        private int count;

        /** The number of the entry; numbers count up from 0. */
        int add(ListSource list, Listed entry, String indicator) {
            texts.writeBytes(indicator.getBytes(StandardCharsets.UTF_8));
            ends.add(texts.size());
            var from = new Provenance(list, entry.validUntil(), entry.threatNames());
            provenances.add(distinct.computeIfAbsent(from, fresh -> distinct.size()));
            return count++;
        }

        Entries build() {
            return new Entries(this);
        }
    }
}
