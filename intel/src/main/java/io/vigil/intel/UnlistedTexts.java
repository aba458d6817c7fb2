package io.vigil.intel;

import org.jspecify.annotations.Nullable;

/**
 * Names or addresses that no list holds at any time, as far as they were asked about lately. Readers give the same string for the same text again and again,
 * so a string is looked for itself, whatever it says: one look at one line of memory. An equal one that is another string is looked up anew.
 *
 * <p>A fixed number of places, four for each text, of which the latest takes the first. No locks: a string is whole or not there.
 */
final class UnlistedTexts {
    private static final int PLACES = 1 << 16;
    private static final int WAYS = 4;

    private final @Nullable String[] texts = new String[PLACES];

    @SuppressWarnings("ReferenceEquality") // that is the point
    boolean has(String text) {
        int set = set(text);
        for (int at = set; at < set + WAYS; at++) {
            if (texts[at] == text) {
                return true;
            }
        }
        return false;
    }

    void add(String text) {
        int set = set(text);
        System.arraycopy(texts, set, texts, set + 1, WAYS - 1);
        texts[set] = text;
    }

    /** A string knows its hash once it was asked for it. */
    private static int set(String text) {
        return (text.hashCode() * 0x9e3779b9 >>> 16) & PLACES - WAYS;
    }
}
