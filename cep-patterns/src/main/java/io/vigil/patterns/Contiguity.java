package io.vigil.patterns;

import java.util.Locale;

/** What may lie between a step and the one before it. */
enum Contiguity {
    /** Any other signals; the first one that fits the step is taken. */
    RELAXED,
    /** Any other signals; each one that fits the step begins a possible sequence of its own. */
    ANY,
    /** Nothing: the very next signal of the key that the sequence reads. */
    STRICT;

    /** As YAML names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
