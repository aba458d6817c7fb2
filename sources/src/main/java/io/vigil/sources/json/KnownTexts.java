package io.vigil.sources.json;

import io.vigil.events.Hash;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same string for the same bytes while they keep coming: names, accounts, interfaces and networks repeat record after record. For any
 * number of threads: a string is whole or not there.
 */
public final class KnownTexts {
    /** Rarely said twice, and dear to keep. */
    private static final int LONGEST = 256;

    private final @Nullable String[] known;
    /** Of each text, so that one that is not known costs no look at another. */
    private final long[] hashes;

    /** @param slots texts kept, a power of two; the last of a slot stays */
    public KnownTexts(int slots) {
        known = new String[slots];
        hashes = new long[slots];
    }

    /** What the UTF-8 bytes say. */
    public String of(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        long hash = Hash.of(bytes, from, to);
        int slot = (int) hash & known.length - 1;
        String text = hashes[slot] == hash ? known[slot] : null;
        if (text == null || !isAscii(text, bytes, from, to)) {
            text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            known[slot] = text;
            hashes[slot] = hash;
        }
        return text;
    }

    private static boolean isAscii(String text, byte[] bytes, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (text.charAt(at - from) != bytes[at]) {
                return false;
            }
        }
        return true;
    }
}
