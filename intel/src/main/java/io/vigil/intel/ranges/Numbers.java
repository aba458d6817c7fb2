package io.vigil.intel.ranges;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small sets of numbers, four bytes each while a set holds one number, which is nearly always. Equal sets are held once.
 *
 * <p>A slot is the number itself, or the complement of an index into the shared sets.
 */
public final class Numbers {
    public static final int[] NONE = {};

    private final int[] slots;
    private final int[][] shared;

    public Numbers(List<int[]> sets) {
        var known = new HashMap<List<Integer>, Integer>();
        var distinct = new ArrayList<int[]>();
        slots = sets.stream().mapToInt(set -> slot(set, known, distinct)).toArray();
        shared = distinct.toArray(new int[0][]);
    }

    private static int slot(int[] set, Map<List<Integer>, Integer> known, List<int[]> distinct) {
        if (set.length == 1) {
            return set[0];
        }
        List<Integer> content = Arrays.stream(set).boxed().toList();
        return ~known.computeIfAbsent(content, fresh -> {
            distinct.add(set);
            return distinct.size() - 1;
        });
    }

    /** The set at this place, in the order it was given. Not to be written to. */
    public int[] at(int index) {
        int slot = slots[index];
        return slot >= 0 ? new int[] {slot} : shared[~slot];
    }
}
