package io.vigil.patterns;

import io.vigil.events.signals.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people call the steps of a match: of a group, each place is called by the member that fills it. */
final class StepLabels {
    private StepLabels() {}

    /** By name of the step. */
    static Map<String, String> of(List<Step> steps, Map<String, List<Signal>> match) {
        var labels = new HashMap<String, String>();
        for (Step step : steps) {
            labels.putIfAbsent(step.name(), step.label());
            if (step.group() != null) {
                nameMembers(step.group(), match, labels);
            }
        }
        return labels;
    }

    private static void nameMembers(Group group, Map<String, List<Signal>> match, Map<String, String> labels) {
        List<String> places = group.places();
        List<Signal> signals = places.stream()
                .flatMap(place -> match.getOrDefault(place, List.of()).stream())
                .toList();
        List<Step> members = group.assign(signals);
        for (int at = 0; members != null && at < members.size(); at++) {
            labels.put(places.get(at), members.get(at).label());
        }
    }
}
