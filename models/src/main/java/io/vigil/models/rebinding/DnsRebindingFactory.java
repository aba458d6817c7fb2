package io.vigil.models.rebinding;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import java.util.List;

/** Builds the detector of this folder. */
public final class DnsRebindingFactory implements DetectorFactory {
    @Override
    public String id() {
        return "dns-rebinding";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new DnsRebinding(unit));
    }
}
