package io.vigil.models.traffic;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.models.prevalence.WatchPlaces;
import java.util.List;

/** Builds the detectors of this folder. */
public final class UnusualTrafficFactory implements DetectorFactory {
    @Override
    public String id() {
        return "unusual-traffic";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new UnusualTraffic(unit, problems), new WatchPlaces(unit, new FleetNews(unit)));
    }
}
