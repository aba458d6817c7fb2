package io.vigil.models.scanning;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.models.prevalence.WatchPlaces;
import java.util.List;

/** Builds the detectors of this folder. */
public final class PortScansFactory implements DetectorFactory {
    @Override
    public String id() {
        return "port-scans";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new PortScans(unit), new WatchPlaces(unit, new SweepsOfFleet(unit)));
    }
}
