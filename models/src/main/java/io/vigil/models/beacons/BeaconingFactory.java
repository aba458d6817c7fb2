package io.vigil.models.beacons;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.models.prevalence.WatchPlaces;
import java.util.List;

/** Builds the detectors of this folder. */
public final class BeaconingFactory implements DetectorFactory {
    @Override
    public String id() {
        return "beaconing";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new Beaconing(unit), new NameBeaconing(unit), new WatchPlaces(unit, new PlacePrevalence(unit)));
    }
}
