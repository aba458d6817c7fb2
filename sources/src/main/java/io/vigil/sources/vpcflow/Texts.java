package io.vigil.sources.vpcflow;

import io.vigil.events.Hash;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gives the same string for the same bytes while they keep coming: accounts, interfaces and networks repeat line after line. */
final class Texts {
    private static final int SLOTS = 1 << 12;

    private final @Nullable String[] known = new String[SLOTS];

    String of(byte[] bytes, int from, int to) {
        int slot = (int) Hash.of(bytes, from, to) & SLOTS - 1;
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
