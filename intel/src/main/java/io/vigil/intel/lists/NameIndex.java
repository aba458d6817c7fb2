package io.vigil.intel.lists;

import io.vigil.events.Hash;
import io.vigil.intel.ranges.IntList;
import io.vigil.intel.ranges.IpRanges.Redundancy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Listed names, found with all their parents in one pass over the name from its end. A table of 16-bit tags, three quarters full, leads to
 * the texts, which decide: about eleven bytes a name and the name itself. Immutable.
 */
final class NameIndex {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final char EMPTY = 0;
    private static final int[] NONE = {};

    private final PackedTexts texts;
    private final char[] tags;
    private final int[] offsets;

    private NameIndex(Builder from, Redundancy redundancy) {
        texts = from.texts;
        int size = (int) Math.min(from.offsets.size() * 4L / 3 + 1, Integer.MAX_VALUE - 8);
        tags = new char[size];
        offsets = new int[size];
        for (int at = 0; at < from.offsets.size(); at++) {
            insert(from.offsets.get(at), redundancy);
        }
    }

    private void insert(int offset, Redundancy redundancy) {
        var fresh = new ListedName(texts, offset);
        long hash = hash(fresh);
        char tag = tag(hash);
        int slot = slot(hash);
        while (tags[slot] != EMPTY) {
            if (tags[slot] == tag && listed(offsets[slot]).makesNeedless(fresh, redundancy)) {
                return;
            }
            slot = next(slot);
        }
        tags[slot] = tag;
        offsets[slot] = offset;
    }

    private static long hash(ListedName listed) {
        String name = listed.name();
        long hash = FNV_START;
        for (int at = name.length() - 1; at >= 0; at--) {
            hash = step(hash, name.charAt(at));
        }
        return spread(hash);
    }

    /**
     * Finds the name itself and every name above it, the shortest first.
     *
     * @param name ASCII in any case
     * @param end where it ends, without a dot at the end
     * @return for {@link #listed}
     */
    int[] find(String name, int end) {
        int[] found = NONE;
        long hash = FNV_START;
        boolean top = true; // no list names a top-level domain
        for (int at = end - 1; at >= 0; at--) {
            char letter = name.charAt(at);
            if (letter == '.') {
                found = top ? found : probe(hash, name, at + 1, end, found);
                top = false;
            }
            hash = step(hash, letter);
        }
        return probe(hash, name, 0, end, found);
    }

    private int[] probe(long hash, String name, int from, int end, int[] found) {
        long spread = spread(hash);
        char tag = tag(spread);
        int[] all = found;
        for (int slot = slot(spread); tags[slot] != EMPTY; slot = next(slot)) {
            if (tags[slot] == tag && listed(offsets[slot]).holds(name, from, end)) {
                all = Arrays.copyOf(all, all.length + 1);
                all[all.length - 1] = offsets[slot];
            }
        }
        return all;
    }

    ListedName listed(int found) {
        return new ListedName(texts, found);
    }

    void forEach(Consumer<ListedName> out) {
        for (int slot = 0; slot < tags.length; slot++) {
            if (tags[slot] != EMPTY) {
                out.accept(listed(offsets[slot]));
            }
        }
    }

    private int slot(long hash) {
        return (int) ((hash >>> 32) * tags.length >>> 32);
    }

    private int next(int slot) {
        return slot + 1 == tags.length ? 0 : slot + 1;
    }

    private static char tag(long hash) {
        char tag = (char) hash;
        return tag == EMPTY ? 1 : tag;
    }

    private static long step(long hash, char letter) {
        return (hash ^ ListedName.lower(letter)) * FNV_PRIME;
    }

    /** FNV-1a leaves its low bits poor, and the top ones of short names; the table needs both. */
    private static long spread(long hash) {
        return Hash.combine(hash, 0);
    }

    static final class Builder {
        private final PackedTexts texts = new PackedTexts();
        private final IntList offsets = new IntList();

        /** @param name in its normal form */
        void add(String name, boolean belowOnly, int number) {
            offsets.add(ListedName.write(name.getBytes(StandardCharsets.ISO_8859_1), belowOnly, number, texts));
        }

        NameIndex build(Redundancy redundancy) {
            return new NameIndex(this, redundancy);
        }
    }
}
