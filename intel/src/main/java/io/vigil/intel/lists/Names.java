package io.vigil.intel.lists;

import io.vigil.events.Hash;
import io.vigil.intel.ranges.Numbers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Listed names by a 64-bit hash, found with all their parents in one pass over the name from its end. Equal hashes are only candidates:
 * whoever asks compares the text. Immutable; about 24 bytes a name.
 */
final class Names {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int EMPTY = 0;

    private final long[] hashes;
    /** Place in {@link #numbers} plus one; {@link #EMPTY} where the table has no name. */
    private final int[] places;

    private final Numbers numbers;
    private final int mask;

    private Names(Map<Long, int[]> byHash) {
        int size = Integer.highestOneBit(Math.max(1, byHash.size())) * 4; // between a quarter and a half full
        mask = size - 1;
        hashes = new long[size];
        places = new int[size];
        int place = 0;
        for (long hash : byHash.keySet()) {
            int slot = slot(hash);
            hashes[slot] = hash;
            places[slot] = ++place;
        }
        numbers = new Numbers(List.copyOf(byHash.values()));
    }

    /** Takes what a look-up finds. */
    interface Candidates {
        /** @param from where in the name the parent that was found begins */
        void found(int from, int[] numbers);
    }

    /**
     * Finds the name itself and every name above it, the shortest first.
     *
     * @param name ASCII in any case
     * @param end where it ends, without a dot at the end
     */
    void find(String name, int end, Candidates candidates) {
        long hash = FNV_START;
        for (int at = end - 1; at >= 0; at--) {
            char letter = name.charAt(at);
            if (letter == '.') {
                probe(hash, at + 1, candidates);
            }
            hash = step(hash, letter);
        }
        probe(hash, 0, candidates);
    }

    private void probe(long hash, int from, Candidates candidates) {
        int slot = slot(spread(hash));
        if (places[slot] != EMPTY) {
            candidates.found(from, numbers.at(places[slot] - 1));
        }
    }

    /** Where the hash is, or where it would be. */
    private int slot(long hash) {
        int slot = (int) hash & mask;
        while (places[slot] != EMPTY && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long step(long hash, char letter) {
        char lower = letter >= 'A' && letter <= 'Z' ? (char) (letter + 'a' - 'A') : letter;
        return (hash ^ lower) * FNV_PRIME;
    }

    /** FNV-1a leaves its low bits poor; the table needs them. */
    private static long spread(long hash) {
        return Hash.combine(hash, 0);
    }

    static final class Builder {
        private final Map<Long, int[]> byHash = new HashMap<>();

        /** @param name in its normal form */
        void add(String name, int number) {
            long hash = FNV_START;
            for (int at = name.length() - 1; at >= 0; at--) {
                hash = step(hash, name.charAt(at));
            }
            byHash.merge(spread(hash), new int[] {number}, Builder::join);
        }

        private static int[] join(int[] first, int[] second) {
            int[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }

        Names build() {
            return new Names(byHash);
        }
    }
}
