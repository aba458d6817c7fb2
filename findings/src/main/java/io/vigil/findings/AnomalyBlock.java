package io.vigil.findings;

import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code service.detection.anomaly}: usual versus unusual, by scope and feature, in GuardDuty's newer form. */
final class AnomalyBlock {
    private AnomalyBlock() {}

    static Fields of(Finding finding) {
        return new Fields()
                .object("profiles", profiles(finding.latest().evidence().observations()))
                .object(
                        "unusual",
                        new Fields()
                                .object("behavior", behaviour(finding.evidence().brokenHabits())));
    }

    private static Fields profiles(Observation[] observations) {
        var scopes = new Fields();
        byScope(Arrays.stream(observations)
                        .filter(seen -> !seen.unusual() && seen.isOfHabits())
                        .toList())
                .forEach((scope, features) -> {
                    var fields = new Fields();
                    features.forEach((feature, seen) ->
                            fields.objects(feature, seen.stream().map(AnomalyBlock::profile)));
                    scopes.object(scope, fields);
                });
        return scopes;
    }

    private static Fields behaviour(Observation[] unusual) {
        var scopes = new Fields();
        byScope(Arrays.asList(unusual)).forEach((scope, features) -> {
            var fields = new Fields();
            features.forEach((feature, seen) -> fields.object(feature, together(seen)));
            scopes.object(scope, fields);
        });
        return scopes;
    }

    private static Map<String, Map<String, List<Observation>>> byScope(List<Observation> observations) {
        return observations.stream()
                .collect(Collectors.groupingBy(
                        Observation::scope,
                        TreeMap::new,
                        Collectors.groupingBy(Observation::feature, TreeMap::new, Collectors.toList())));
    }

    /** One object for all values of a feature, in the rarest of their classes: it has room for one. */
    private static Fields together(List<Observation> seen) {
        var values = new TreeSet<String>();
        seen.forEach(each -> values.addAll(Arrays.asList(each.values())));
        Frequency rarest = seen.stream()
                .map(Observation::frequency)
                .max(Frequency::compareTo)
                .orElseThrow();
        return anomaly(rarest, new ArrayList<>(values));
    }

    private static Fields profile(Observation seen) {
        return anomaly(seen.frequency(), List.of(seen.values()));
    }

    private static Fields anomaly(Frequency frequency, List<String> values) {
        return new Fields()
                .text("profileType", "FREQUENCY")
                .text("profileSubtype", frequency.name())
                .object("observations", new Fields().texts("text", values));
    }
}
