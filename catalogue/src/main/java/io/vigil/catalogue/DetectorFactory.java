package io.vigil.catalogue;

import io.vigil.detection.Detector;
import java.util.List;

/**
 * Builds the detectors of one unit. Each unit with logic in Java has one, in the unit's own package, public and with a public constructor
 * without arguments; {@code META-INF/services/io.vigil.catalogue.DetectorFactory} of its module names it for the service loader.
 */
public interface DetectorFactory {
    /** Id of the unit. Two factories of one id, a factory without unit and a unit without factory are problems at start. */
    String id();

    /**
     * Builds the unit's detectors, which all have the unit's id and always observe the same. Called once for each task that runs them, by several threads at
     * a time, and once more to find problems, so it keeps nothing, opens no files but those of the class path and starts nothing.
     *
     * @param unit with its parameters after tuning, each checked against type and range
     * @param problems takes what a single parameter's type and range cannot express; nothing runs when there is any
     * @return at most one detector for each stream; never null, even when there are problems
     */
    List<Detector<?, ?>> create(Unit unit, Problems problems);
}
