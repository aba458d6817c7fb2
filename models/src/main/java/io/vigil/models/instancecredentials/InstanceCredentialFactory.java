package io.vigil.models.instancecredentials;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detectors of this folder. */
public final class InstanceCredentialFactory implements DetectorFactory {
    @Override
    public String id() {
        return InstanceCredentialExfiltration.ID;
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new InstanceCredentialExfiltration(unit, problems), new OwnedAssetsCheck(unit), new Alibi(unit));
    }
}
