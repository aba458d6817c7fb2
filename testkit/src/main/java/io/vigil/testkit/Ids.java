package io.vigil.testkit;

import io.vigil.events.Hash;
import java.util.Locale;

/** Ids that look like AWS's and depend on nothing but what they are given. */
final class Ids {
    private static final int LENGTH = 17;

    private Ids() {}

    /** {@code AIDA…}, {@code AROA…}, {@code AKIA…}: the prefix and 17 letters and digits. */
    static String aws(String prefix, String... of) {
        String seed = String.join("/", of);
        String letters = Long.toUnsignedString(Hash.of(seed), 36) + Long.toUnsignedString(Hash.of(seed + "+"), 36);
        return prefix + (letters + "0".repeat(LENGTH)).substring(0, LENGTH).toUpperCase(Locale.ROOT);
    }

    /** In the form of a UUID. */
    static String event(String of) {
        String digits = String.format("%016x%016x", Hash.of(of), Hash.of(of + "+"));
        return String.join(
                "-",
                digits.substring(0, 8),
                digits.substring(8, 12),
                digits.substring(12, 16),
                digits.substring(16, 20),
                digits.substring(20));
    }
}
