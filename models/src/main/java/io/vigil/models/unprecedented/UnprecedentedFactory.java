package io.vigil.models.unprecedented;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detector of this folder. */
public final class UnprecedentedFactory implements DetectorFactory {
    @Override
    public String id() {
        return "unprecedented";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new Unprecedented(unit));
    }
}
