package io.vigil.findings;

import io.vigil.events.signals.SequenceStep;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code service.detection.sequence}: who did what to what, from where, and in which order. Absent for anything but a sequence. */
final class SequenceBlock {
    private SequenceBlock() {}

    static Fields of(Finding finding, FindingScope place) {
        var steps = List.of(finding.evidence().steps());
        if (steps.isEmpty()) {
            return new Fields();
        }
        String id = finding.id();
        var parties = steps.stream().map(step -> new Parties(step, place)).toList();
        return new Fields()
                .text("uid", id)
                .text("description", finding.latest().detection().description())
                .objects("actors", distinct(parties.stream().map(Parties::actors)))
                .objects("resources", distinct(parties.stream().map(Parties::resources)))
                .objects("endpoints", distinct(parties.stream().map(Parties::endpoints)))
                .texts("additionalSequenceTypes", additionalTypes(finding))
                .objects("signals", bySignal(steps).map(members -> SequenceSignal.of(id, members, place)))
                .objects("sequenceIndicators", Indicators.of(steps));
    }

    private static Stream<Fields> distinct(Stream<Map<String, Fields>> named) {
        var all = new LinkedHashMap<String, Fields>();
        named.forEach(more -> more.forEach(all::putIfAbsent));
        return all.values().stream();
    }

    private static Set<String> additionalTypes(Finding finding) {
        Set<String> types = new TreeSet<>();
        for (Chapter chapter : finding.evidence().chapters()) {
            types.add(chapter.type());
        }
        types.remove(finding.type());
        return types;
    }

    /** Members that did the same thing are one signal, counted; one that is a member of several sequences counts once. */
    private static Stream<List<SequenceStep>> bySignal(List<SequenceStep> steps) {
        Collection<List<SequenceStep>> groups = Steps.distinct(steps)
                .collect(Collectors.groupingBy(
                        step -> List.of(step.unit(), SequenceSignal.nameOf(step)),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
        return groups.stream()
                .sorted(Comparator.comparingLong(members -> members.get(0).time()));
    }
}
