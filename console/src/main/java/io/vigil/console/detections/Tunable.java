package io.vigil.console.detections;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a detection as it is in force.
 *
 * @param value as the tuning file would write it
 * @param tuned whether the tuning file gives it
 * @param standard the value as shipped
 * @param min smallest allowed value; null when there is none
 * @param max largest allowed value; null when there is none
 * @param why what a larger or smaller value does, in the words of the detection's authors
 */
public record Tunable(
        String name,
        String value,
        boolean tuned,
        String standard,
        @Nullable String min,
        @Nullable String max,
        String why) {}
