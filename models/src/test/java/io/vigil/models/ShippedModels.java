package io.vigil.models;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import java.util.stream.Stream;

/** Models as they ship, for tests that look at one. */
public final class ShippedModels {
    private ShippedModels() {}

    /** The unit with this id. */
    public static Unit unit(String id) {
        return all().units().stream()
                .filter(unit -> unit.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The detector of this class. */
    public static <D> D detector(Class<D> kind) {
        Models models = all();
        return Stream.concat(models.detectors().stream(), models.combining().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Models all() {
        return Models.compile(Models.folders(), Tuning.none(), new Problems());
    }
}
