package io.vigil.models.mining;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detectors of this folder. */
public final class MiningFactory implements DetectorFactory {
    @Override
    public String id() {
        return "mining-behavior";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new PoolNames(unit), new PoolConnections(unit, problems));
    }
}
