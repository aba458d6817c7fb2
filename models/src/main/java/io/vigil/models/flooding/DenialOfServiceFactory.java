package io.vigil.models.flooding;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detector of this folder. */
public final class DenialOfServiceFactory implements DetectorFactory {
    @Override
    public String id() {
        return "denial-of-service";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new DenialOfService(unit, problems));
    }
}
