package io.vigil.sources.json;

import io.vigil.events.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same string for the same bytes while they keep coming: names, accounts, interfaces and networks repeat record after record. For any
 * number of threads: a string is whole or not there.
 */
public final class KnownTexts {
    /** Rarely said twice, and dear to keep. */
    private static final int LONGEST = 256;

    private record Known(byte[] bytes, String text) {
        Known(byte[] bytes) {
            this(bytes, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private final @Nullable Known[] known;
    /** Of each text, so that one that is not known costs no look at another. */
    private final long[] hashes;

    /** @param slots texts kept, a power of two; the last of a slot stays */
    public KnownTexts(int slots) {
        known = new Known[slots];
        hashes = new long[slots];
    }

    /** What the UTF-8 bytes say. */
    public String of(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        long hash = Hash.of(bytes, from, to);
        int slot = (int) hash & known.length - 1;
        Known there = hashes[slot] == hash ? known[slot] : null;
        if (there == null || !Arrays.equals(there.bytes, 0, there.bytes.length, bytes, from, to)) {
            there = new Known(Arrays.copyOfRange(bytes, from, to));
            known[slot] = there;
            hashes[slot] = hash;
        }
        return there.text;
    }
}
