package io.vigil.models.dga;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * English words of two to fourteen letters, as 31-bit hashes and a bit that marks the common ones. One other run of letters in fifty thousand is
 * taken for one.
 *
 * <p>From SCOWL, Copyright 2000-2016 by Kevin Atkinson; permission to use, copy, modify, distribute and sell these word lists is granted without
 * fee, provided that the notice of words.licence.txt is kept.
 *
 * <p>File: 4-byte hashes, the common ones odd, in ascending order.
 */
final class Words {
    static final int SHORTEST = 2;
    static final int LONGEST = 14;
    /** What a hash begins with, before its first letter. */
    static final int EMPTY = 7;

    private static final String FILE = "words.bin";
    private static final int SLOTS = 1 << 17;

    private final int[] slots = new int[SLOTS];

    Words(int... hashes) {
        for (int hash : hashes) {
            int at = slot(hash);
            while (slots[at] != 0) {
                at = at + 1 & SLOTS - 1;
            }
            slots[at] = hash;
        }
    }

    static Words shipped() {
        try (InputStream file = Words.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + Words.class.getName());
            }
            byte[] bytes = file.readAllBytes();
            int[] hashes = new int[bytes.length / Integer.BYTES];
            ByteBuffer.wrap(bytes).asIntBuffer().get(hashes);
            return new Words(hashes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hash with one more letter. */
    static int grow(int hash, char letter) {
        return hash * 0x01000193 ^ letter;
    }

    /** The word's hash as it is stored; 0 when the letters are no word. */
    int find(int hash) {
        for (int at = slot(hash); slots[at] != 0; at = at + 1 & SLOTS - 1) {
            if ((slots[at] | 1) == (hash | 1)) {
                return slots[at];
            }
        }
        return 0;
    }

    static int hash(String word, boolean common) {
        int hash = EMPTY;
        for (int at = 0; at < word.length(); at++) {
            hash = grow(hash, word.charAt(at));
        }
        return common ? hash | 1 : hash & ~1;
    }

    static boolean isCommon(int found) {
        return (found & 1) != 0;
    }

    private static int slot(int hash) {
        return (hash | 1) * 0x9e3779b9 >>> 15;
    }
}
