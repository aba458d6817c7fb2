package io.vigil.models.massdestruction;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detectors of this folder. */
public final class MassDestructionFactory implements DetectorFactory {
    @Override
    public String id() {
        return "mass-destruction";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new MassDestruction(unit));
    }
}
