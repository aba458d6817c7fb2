package io.vigil.events.vpcflow;

import java.util.function.ToIntFunction;

/** Finds constants that savepoints hold as numbers. */
final class StoredCode {
    private StoredCode() {}

    /** @throws IllegalArgumentException if none of them has the code */
    static <T> T of(T[] all, ToIntFunction<T> codes, int code) {
        for (T each : all) {
            if (codes.applyAsInt(each) == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("none of " + all.getClass().getSimpleName() + " has the code " + code);
    }
}
