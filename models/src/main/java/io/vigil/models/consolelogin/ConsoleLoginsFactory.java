package io.vigil.models.consolelogin;

import io.vigil.catalogue.DetectorFactory;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.models.egress.OwnEgress;
import java.util.List;

/** Builds the detectors of this folder. */
public final class ConsoleLoginsFactory implements DetectorFactory {
    @Override
    public String id() {
        return "console-logins-from-many-places";
    }

    @Override
    public List<Detector<?, ?>> create(Unit unit, Problems problems) {
        return List.of(new ConsoleLogins(unit, problems), new OwnEgress(unit));
    }
}
