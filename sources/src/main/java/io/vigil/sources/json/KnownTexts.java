package io.vigil.sources.json;

import io.vigil.events.Hash;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gives the same string for the same bytes while they keep coming: names, accounts, interfaces and networks repeat record after record. */
public final class KnownTexts {
    /** Rarely said twice, and dear to keep. */
    private static final int LONGEST = 256;

    private final @Nullable String[] known;

    /** @param slots texts kept, a power of two; the last of a slot stays */
    public KnownTexts(int slots) {
        known = new String[slots];
    }

    /** What the UTF-8 bytes say. */
    public String of(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        int slot = (int) Hash.of(bytes, from, to) & known.length - 1;
        String text = known[slot];
        if (text == null || !isAscii(text, bytes, from, to)) {
            text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            known[slot] = text;
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
