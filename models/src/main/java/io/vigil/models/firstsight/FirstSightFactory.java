package io.vigil.models.firstsight;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detector of this folder. */
public final class FirstSightFactory implements DetectorFactory {
    @Override
    public String id() {
        return "first-sight";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new FirstSight(unit));
    }
}
