package io.vigil.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads unit folders: what all kinds of detections have in common. Each kind then reads its own logic from {@link Unit#logic}. */
public final class UnitReader {
    private UnitReader() {}

    /**
     * @param yamlName the file that makes a folder a unit of this kind, such as {@code rule.yaml}
     * @return in order of id, without those that tuning switches off
     */
    public static List<Unit> read(List<UnitFolder> folders, String yamlName, Tuning tuning, Problems problems) {
        List<Unit> units = new ArrayList<>();
        for (UnitFolder folder : folders) {
            Unit unit = read(folder, yamlName, tuning, problems);
            if (unit != null) {
                units.add(unit);
            }
        }
        distinct(units, problems);
        return units.stream()
                .filter(unit -> !tuning.switchesOff(unit.id()))
                .sorted(Comparator.comparing(Unit::id))
                .toList();
    }

    private static @Nullable Unit read(UnitFolder folder, String yamlName, Tuning tuning, Problems problems) {
        String text = folder.file(yamlName);
        if (text == null) {
            var found = new TreeSet<>(folder.files().keySet());
            problems.add(folder.place(), "", "holds no " + yamlName + "; found " + String.join(", ", found));
            return null;
        }
        return new UnitHead(folder, yamlName, tuning, problems).read(text);
    }

    /** Refuses ids that two units share; for the units of all kinds together. */
    public static void distinct(List<Unit> units, Problems problems) {
        Map<String, Unit> known = new HashMap<>();
        for (Unit unit : units) {
            Unit other = known.putIfAbsent(unit.id(), unit);
            if (other != null) {
                problems.add(unit.place(), "id = " + unit.id(), "is the id of " + other.place() + ", too");
            }
        }
    }

    /** The unit's {@code cases.yaml}: at least one story that raises something, and at least one that stays silent. */
    public static List<UnitCase> cases(Unit unit, Problems problems) {
        return new CaseReader(unit, problems).read();
    }
}
