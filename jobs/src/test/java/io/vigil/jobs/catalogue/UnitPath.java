package io.vigil.jobs.catalogue;

import io.vigil.catalogue.Unit;
import java.util.Map;

/** Where the folder of a shipped unit lies in the repository. */
final class UnitPath {
    /** By where it lies in the jar. */
    private static final Map<String, String> FOLDERS = Map.of(
            "units/rules/", "rules/units/",
            "units/cep-patterns/", "cep-patterns/units/",
            "io/vigil/models/", "models/src/main/java/io/vigil/models/");

    private UnitPath() {}

    static String of(Unit unit) {
        String place = unit.folder().place();
        return FOLDERS.entrySet().stream()
                .filter(folder -> place.startsWith(folder.getKey()))
                .map(folder ->
                        folder.getValue() + place.substring(folder.getKey().length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no folder is known for units in " + place));
    }
}
