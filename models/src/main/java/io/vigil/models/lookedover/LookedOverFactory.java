package io.vigil.models.lookedover;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detector of this folder. */
public final class LookedOverFactory implements DetectorFactory {
    @Override
    public String id() {
        return "account-looked-over";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new LookedOver(unit));
    }
}
