package io.vigil.intel.lists;

import org.jspecify.annotations.Nullable;

/** Tells which entries a list must not hold, because they would accuse, or trust, half the world. */
@FunctionalInterface
public interface Objections {
    /** @return what is wrong with it, to follow the text in a message; null when nothing is */
    @Nullable
    String to(Indicator meaning);

    /** These, and where they find nothing, those. */
    default Objections and(Objections others) {
        return meaning -> {
            String found = to(meaning);
            return found == null ? others.to(meaning) : found;
        };
    }
}
