package io.vigil.models.secretharvest;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detector of this folder. */
public final class SecretHarvestFactory implements DetectorFactory {
    @Override
    public String id() {
        return "secret-harvest";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new SecretHarvest(unit));
    }
}
