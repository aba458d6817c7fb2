package io.vigil.models.names;

import java.nio.charset.StandardCharsets;

/**
 * Names that are one slip of the fingers away from a popular one: a letter left out, put in or replaced, or two neighbours swapped, the errors that make up most of what
 * people mistype (Damerau 1964). Whoever guards a name asks for all of these: some five hundred, each written into the same bytes.
 */
public final class Misspelling {
    /** Below this, a random name is a slip away from some popular one too often: of five random letters, one in a hundred is. */
    private static final int SHORTEST = 5;

    /** The name at hand, from {@link #begin} on. */
    private final byte[] bytes;

    private final int begin;
    /** Where the label ends. */
    private final int end;

    private Misspelling(String before, String label, String suffix) {
        bytes = (before + label + "." + suffix).getBytes(StandardCharsets.US_ASCII);
        begin = 0;
        end = bytes.length - suffix.length() - 1;
    }

    private Misspelling(Misspelling name) {
        bytes = name.bytes;
        begin = 1;
        end = name.end;
    }

    /** Whether a popular domain below the same suffix has this label, or one that differs from it by one slip. */
    public static boolean isOfPopular(String label, String suffix) {
        var same = new Misspelling("", label, suffix);
        return same.isPopular()
                || new Misspelling("-", label, suffix).isAnyWithFirstElsewhere()
                || same.isAnyOfSameLength()
                || new Misspelling(same).isAnyWithAnotherLeftOut();
    }

    private boolean isPopular() {
        return end - begin >= SHORTEST && PopularDomains.shipped().contains(bytes, begin);
    }

    /** With each letter in place of the first, there and behind each other one. */
    private boolean isAnyWithFirstElsewhere() {
        for (int at = begin; at < end; at++) {
            if (isAnyWith(at)) {
                return true;
            }
            swap(at);
        }
        return false;
    }

    private boolean isAnyOfSameLength() {
        for (int at = begin; at < end; at++) {
            if (isAnyWith(at)) {
                return true;
            }
            swap(at);
            if (isPopular()) {
                return true;
            }
            swap(at);
        }
        return false;
    }

    /** What lies before the beginning takes the place of each letter in turn. */
    private boolean isAnyWithAnotherLeftOut() {
        byte leftOut = bytes[begin - 1];
        for (int at = begin; at < end; at++) {
            if (isPopular()) {
                return true;
            }
            byte next = bytes[at];
            bytes[at] = leftOut;
            leftOut = next;
        }
        return isPopular();
    }

    /** With each letter at this place. */
    private boolean isAnyWith(int at) {
        byte there = bytes[at];
        for (byte letter = 'a'; letter <= 'z'; letter++) {
            bytes[at] = letter;
            if (isPopular()) {
                return true;
            }
        }
        bytes[at] = there;
        return false;
    }

    /** With its neighbour; the last stays. */
    private void swap(int at) {
        if (at + 1 < end) {
            byte there = bytes[at];
            bytes[at] = bytes[at + 1];
            bytes[at + 1] = there;
        }
    }
}
