package io.vigil.jobs.ledger;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.jobs.detections.CurrentDetections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Which detections need a log, and which ATT&CK techniques they look for. Compiled when it is first asked, and again when detections changed. */
final class BlindSpots {
    private final CurrentDetections current;
    private List<Unit> units = List.of();
    private long version = -1;

    BlindSpots(CurrentDetections current) {
        this.current = current;
    }

    /** In words, for the description of a finding. */
    String without(String log) {
        if (version != current.version()) {
            version = current.version();
            units = current.now().check(new Problems());
        }
        var ids = new TreeSet<String>();
        var techniques = new TreeSet<String>();
        for (Unit unit : units) {
            if (unit.needs().inputs().contains(log)) {
                ids.add(unit.id());
                unit.emits().stream()
                        .map(Emit::technique)
                        .filter(Objects::nonNull)
                        .forEach(techniques::add);
            }
        }
        return ids.isEmpty()
                ? "No detection depends on it."
                : ids.size() + " detections were blind meanwhile: " + String.join(", ", ids)
                        + ". Techniques of ATT&CK: " + String.join(", ", techniques) + ".";
    }
}
