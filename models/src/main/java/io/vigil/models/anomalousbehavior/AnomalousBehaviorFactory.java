package io.vigil.models.anomalousbehavior;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detectors of this folder. */
public final class AnomalousBehaviorFactory implements DetectorFactory {
    @Override
    public String id() {
        return "anomalous-behavior";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(
                new AnomalousBehavior(unit, problems),
                new AccountBehavior(unit, problems),
                new ResourceBehavior(unit, problems));
    }
}
