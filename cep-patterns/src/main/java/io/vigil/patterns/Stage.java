package io.vigil.patterns;

import io.vigil.events.signals.GroupValues;
import io.vigil.events.signals.Signal;
import java.io.Serializable;

/**
 * A sequence or a count whose completion is a signal to the stages after it and to the sequence that it belongs to.
 *
 * @param sequence its id is the unit of that signal
 * @param within how many {@linkplain GroupValues values} beyond those of the key keep its signals apart
 * @param value which of its values the stage that counts it takes; -1: none
 */
public record Stage(Sequence sequence, int within, int value) implements Serializable {
    /** No values are counted. */
    public static final int NO_VALUE = -1;

    /** Signals that it is shown together: all of the key, which a correlation's groups divide further. */
    public String group(Signal signal) {
        return sequence.key() != SequenceKey.GROUP
                ? ""
                : GroupValues.first(signal.detection().discriminator(), within);
    }

    /**
     * What its completion is to others.
     *
     * @param complete as {@link Sequence#complete} makes it
     * @param group whose
     */
    public Signal signal(Signal complete, String group) {
        Signal reported = complete.withDiscriminator(group);
        return value == NO_VALUE ? reported : reported.withResource(GroupValues.value(group, value));
    }
}
