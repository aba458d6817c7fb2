package io.vigil.models.names;

/**
 * Names that are one slip of the fingers away from a popular one: a letter left out, put in or replaced, or two neighbours swapped, the errors that make up most of what
 * people mistype (Damerau 1964). Whoever guards a name asks for all of these.
 */
public final class Misspelling {
    /** Below this, a random name is a slip away from some popular one too often: of five random letters, one in a hundred is. */
    private static final int SHORTEST = 5;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private Misspelling() {}

    /** Whether a popular domain below the same suffix has this label, or one that differs from it by one slip. */
    public static boolean isOfPopular(String label, String suffix) {
        return isPopular(label, suffix)
                || isOfLonger(label, suffix)
                || isOfSameLength(label, suffix)
                || isOfShorter(label, suffix);
    }

    private static boolean isPopular(String label, String suffix) {
        return label.length() >= SHORTEST && PopularDomains.shipped().contains(label + "." + suffix);
    }

    private static boolean isOfLonger(String label, String suffix) {
        for (int at = 0; at <= label.length(); at++) {
            if (isOfAny(label.substring(0, at), label.substring(at), suffix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfSameLength(String label, String suffix) {
        for (int at = 0; at < label.length(); at++) {
            String before = label.substring(0, at);
            String after = label.substring(at + 1);
            boolean swapped = !after.isEmpty()
                    && isPopular(before + after.charAt(0) + label.charAt(at) + after.substring(1), suffix);
            if (swapped || isOfAny(before, after, suffix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfShorter(String label, String suffix) {
        for (int at = 0; at < label.length(); at++) {
            if (isPopular(label.substring(0, at) + label.substring(at + 1), suffix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAny(String before, String after, String suffix) {
        for (int letter = 0; letter < LETTERS.length(); letter++) {
            if (isPopular(before + LETTERS.charAt(letter) + after, suffix)) {
                return true;
            }
        }
        return false;
    }
}
