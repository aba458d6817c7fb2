package io.vigil.models.passwordguessing;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detectors of this folder. */
public final class PasswordGuessingFactory implements DetectorFactory {
    @Override
    public String id() {
        return "password-guessing";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new PasswordGuessing(unit));
    }
}
