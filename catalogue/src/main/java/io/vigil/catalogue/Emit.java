package io.vigil.catalogue;

import io.vigil.events.Tactic;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One kind of signal that a unit emits, as its YAML says.
 *
 * @param type finding type; null for a building block that only sequences read
 * @param severity 1.0–10.0; 0 for a building block
 * @param title template: {@code {principal}}, {@code {userName}}, {@code {instance}}, {@code {bucket}}, {@code {remote}}, {@code {api}},
 *     {@code {domain}}, {@code {resource}}, … are filled in from the signal
 * @param description template, likewise
 */
public record Emit(
        @Nullable String type,
        double severity,
        Tactic tactic,
        @Nullable String technique,
        String title,
        String description)
        implements Serializable {}
