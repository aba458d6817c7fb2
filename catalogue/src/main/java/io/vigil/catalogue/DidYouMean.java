package io.vigil.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** The name that a misspelt one probably stands for: the nearest known one by edit distance (Levenshtein 1965). */
public final class DidYouMean {
    private static final int ALWAYS_NEAR = 2;
    /** Names that a message can list. */
    private static final int FEW = 12;

    private DidYouMean() {}

    /** {@code "; did you mean port-sweep?"}; when no known name is near, {@code "; known are port-scan, port-sweep"} if they are few, or nothing. */
    public static String among(Collection<String> known, String word) {
        return known.stream()
                .filter(name -> distance(name, word) <= Math.max(ALWAYS_NEAR, name.length() / 4))
                .min(Comparator.<String>comparingInt(name -> distance(name, word))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> "; did you mean " + name + "?")
                .orElseGet(() -> all(known));
    }

    private static String all(Collection<String> known) {
        return known.isEmpty() || known.size() > FEW
                ? ""
                : known.stream().sorted().collect(Collectors.joining(", ", "; known are ", ""));
    }

    static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int at = 0; at <= to.length(); at++) {
            row[at] = at;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int at = 1; at <= to.length(); at++) {
                int swapped = diagonal + (from.charAt(line - 1) == to.charAt(at - 1) ? 0 : 1);
                diagonal = row[at];
                row[at] = Math.min(swapped, Math.min(row[at], row[at - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
