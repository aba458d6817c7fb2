package io.vigil.findings;

import io.vigil.events.signals.SequenceStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members of a sequence, gathered over its matches: a member that two matches share is kept once. */
final class Steps {
    /** Members kept for each step of the pattern: the latest, so that a loop of many never drives the others out. */
    static final int MEMORY = 20;

    private static final Comparator<SequenceStep> LATEST_FIRST =
            Comparator.comparingLong(SequenceStep::time).reversed().thenComparing(Steps::identity);

    private static final Comparator<SequenceStep> EARLIEST_FIRST = Comparator.comparingLong(SequenceStep::time)
            .thenComparing(SequenceStep::step)
            .thenComparing(Steps::identity);

    private Steps() {}

    static SequenceStep[] merge(SequenceStep[] known, SequenceStep[] more) {
        if (more.length == 0) {
            return known;
        }
        Map<String, List<SequenceStep>> byStep = Stream.concat(Arrays.stream(known), Arrays.stream(more))
                .sorted(LATEST_FIRST)
                .collect(Collectors.groupingBy(SequenceStep::step, TreeMap::new, Collectors.toList()));
        return byStep.values().stream()
                .flatMap(members -> latest(members).stream())
                .sorted(EARLIEST_FIRST)
                .toArray(SequenceStep[]::new);
    }

    private static List<SequenceStep> latest(List<SequenceStep> members) {
        var seen = new HashSet<String>();
        var kept = new ArrayList<SequenceStep>();
        for (SequenceStep member : members) {
            if (kept.size() < MEMORY && seen.add(member.time() + identity(member))) {
                kept.add(member);
            }
        }
        return kept;
    }

    /** Each signal once, though it may fill steps of several sequences. */
    static Stream<SequenceStep> distinct(List<SequenceStep> steps) {
        var seen = new HashSet<String>();
        return steps.stream().filter(step -> seen.add(step.time() + identity(step)));
    }

    /** The findings that the members are folded into, each once with its type, in the order of the steps. */
    static Map<String, String> findings(SequenceStep[] steps) {
        Map<String, String> types = new LinkedHashMap<>();
        for (SequenceStep step : steps) {
            if (step.type() != null) {
                types.putIfAbsent(Identity.of(step.signal()), step.type());
            }
        }
        return types;
    }

    private static String identity(SequenceStep step) {
        return step.unit() + "\n" + String.join("\n", step.eventIds());
    }
}
