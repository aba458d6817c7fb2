package io.vigil.detection;

import io.vigil.events.signals.Tactic;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One kind of signal that a unit emits, as its YAML declares it.
 *
 * @param type finding type, {@code Purpose:Resource/Name}; null for a building block, which only sequences and other detections read
 * @param severity 1.0 to 10.0, before the user's tuning; 0 for a building block
 * @param tactic ATT&CK tactic; never null
 * @param technique ATT&CK technique id; null when none fits
 * @param title placeholders as {@link Template#NAMES} lists them, in braces, are filled in from the signal
 * @param description likewise
 */
public record Emit(
        @Nullable String type,
        double severity,
        Tactic tactic,
        @Nullable String technique,
        Template title,
        Template description)
        implements Serializable {
    /** The same as a building block, for others that know more to judge. */
    public Emit asBlock() {
        return new Emit(null, 0, tactic, technique, title, description);
    }
}
