package io.vigil.models.dga;

import java.util.Arrays;

/**
 * A label cut into the words that explain it most cheaply: few, long and common ones, and as few letters as possible that belong to none. For the
 * names that generators make of words, and people, too.
 */
final class Segments {
    private static final int LETTER = 8;
    private static final int COMMON = 7;
    private static final int RARE = 9;
    /** More for words of three letters, of which every label holds some by chance. */
    private static final int THREE = 3;

    private static final int TWO = 10;

    /** Hashes of the words, the last one first; the first {@link #words} are set. */
    final int[] found;

    int words;
    int rare;
    /** Letters that belong to no word. */
    int left;

    int hyphens;

    private final int[] cost;
    private final int[] from;
    private final int[] word;

    private Segments(int length) {
        found = new int[length / 2 + 1];
        cost = new int[length + 1];
        from = new int[length + 1];
        word = new int[length + 1];
    }

    static Segments of(String label, Words words) {
        var segments = new Segments(label.length());
        segments.explain(label, words);
        segments.collect(label);
        return segments;
    }

    /** The cheapest way to each place, from left to right. */
    private void explain(String label, Words words) {
        Arrays.fill(cost, Integer.MAX_VALUE);
        cost[0] = 0;
        for (int at = 0; at < label.length(); at++) {
            reach(at, at + 1, label.charAt(at) == '-' ? 0 : LETTER, 0);
            int hash = Words.EMPTY;
            int last = Math.min(label.length(), at + Words.LONGEST);
            for (int end = at; end < last && label.charAt(end) != '-'; end++) {
                hash = Words.grow(hash, label.charAt(end));
                int known = end - at + 1 < Words.SHORTEST ? 0 : words.find(hash);
                if (known != 0) {
                    reach(at, end + 1, price(end - at + 1, known), known);
                }
            }
        }
    }

    private static int price(int letters, int known) {
        if (letters == 2) {
            return TWO;
        }
        return (Words.isCommon(known) ? COMMON : RARE) + (letters == 3 ? THREE : 0);
    }

    private void reach(int begin, int end, int price, int known) {
        if (cost[begin] + price < cost[end]) {
            cost[end] = cost[begin] + price;
            from[end] = begin;
            word[end] = known;
        }
    }

    private void collect(String label) {
        for (int end = label.length(); end > 0; end = from[end]) {
            if (word[end] != 0) {
                found[words++] = word[end];
                rare += Words.isCommon(word[end]) ? 0 : 1;
            } else if (label.charAt(end - 1) == '-') {
                hyphens++;
            } else {
                left++;
            }
        }
    }
}
