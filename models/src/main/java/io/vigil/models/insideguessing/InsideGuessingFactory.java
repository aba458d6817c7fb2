package io.vigil.models.insideguessing;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detector of this folder. */
public final class InsideGuessingFactory implements DetectorFactory {
    @Override
    public String id() {
        return "inside-guessing";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new InsideGuessing(unit, problems));
    }
}
