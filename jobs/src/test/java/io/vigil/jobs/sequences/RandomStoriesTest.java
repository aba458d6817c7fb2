package io.vigil.jobs.sequences;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.SequenceStep;
import io.vigil.events.Signal;
import io.vigil.jobs.detections.Detections;
import io.vigil.patterns.Patterns;
import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Made-up sequences over made-up signals, out of order within the lateness, with failures, other parallelism and changed sequences at random points:
 * the operator finds what a naive matcher finds, and keeps nothing in the end.
 */
class RandomStoriesTest {
    /** For each seed; a property for whoever has more time. */
    private static final int STORIES = Integer.getInteger("stories", 25);

    private static final int SEQUENCES = 8;
    private static final int SIGNALS = 160;
    private static final int KEYS = 3;
    private static final int LATENESS_SECONDS = 600;

    private record Arrival(long at, Signal signal) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theOperatorFindsWhatANaiveMatcherFinds(long seed) throws Exception {
        playAll(seed, STORIES, new HashMapStateBackend());
    }

    @Test
    void andSoItDoesOnRocksDb() throws Exception {
        playAll(5, (STORIES + 2) / 3, new EmbeddedRocksDBStateBackend());
    }

    private static void playAll(long seed, int stories, StateBackend backend) throws Exception {
        int matches = 0;
        for (int story = 0; story < stories; story++) {
            matches += play(new Random(seed * 10_000 + story), backend, "seed " + seed + ", story " + story);
        }

        assertThat(matches).as("there was something to find").isGreaterThan(stories);
    }

    private static int play(Random random, StateBackend backend, String name) throws Exception {
        Map<String, StoryPlan> plans = plans(random);
        List<Arrival> arrivals = arrivals(random);
        List<String> expected = new ArrayList<>();
        Map<String, NaiveMatcher> naive = new TreeMap<>();
        List<String> found = new ArrayList<>();
        List<Signal> waiting = new ArrayList<>();
        var host = new SequenceHosts(detections(plans.values()), backend, 1);
        try {
            for (int at = 0; at < arrivals.size(); at++) {
                host.feed(arrivals.get(at).signal);
                waiting.add(arrivals.get(at).signal);
                long mark = arrivals.get(at).at - LATENESS_SECONDS * 1000L - 1;
                if (random.nextInt(12) == 0) {
                    host.watermark(mark);
                    passOn(waiting, mark, plans, naive, expected);
                }
                if (random.nextInt(40) == 0) {
                    collect(host, found);
                    change(random, plans, naive);
                    host = host.restored(detections(plans.values()), 1 + at % 3);
                }
            }
            host.watermark(Long.MAX_VALUE);
            passOn(waiting, Long.MAX_VALUE, plans, naive, expected);
            naive.values().forEach(NaiveMatcher::end);
            collect(host, found);

            assertThat(difference(found, expected, plans)).as(name).isEmpty();
            assertThat(host.keys()).as(name).isZero();
            assertThat(host.timers()).as(name).isZero();
        } finally {
            host.close();
        }
        return found.size();
    }

    /** What only one of both found, with the sequence as it is in the end; empty when there is none. */
    private static String difference(List<String> found, List<String> expected, Map<String, StoryPlan> plans) {
        List<String> only = new ArrayList<>(found);
        expected.forEach(only::remove);
        List<String> missing = new ArrayList<>(expected);
        found.forEach(missing::remove);
        if (only.isEmpty() && missing.isEmpty()) {
            return "";
        }
        String id = (only.isEmpty() ? missing : only).get(0).split(" ")[0];
        return "found only: " + only + "\nmissing: " + missing + "\n"
                + plans.get(id).yaml();
    }

    /** Some are tuned, one is removed, one has another structure. */
    private static void change(Random random, Map<String, StoryPlan> plans, Map<String, NaiveMatcher> naive) {
        if (random.nextBoolean()) {
            return;
        }
        for (String id : List.copyOf(plans.keySet())) {
            int fate = random.nextInt(6);
            if (fate < 2) {
                StoryPlan tuned = plans.get(id).tuned(random);
                plans.put(id, tuned);
                naive.forEach((key, matcher) -> {
                    if (key.startsWith(id + "/")) {
                        matcher.tune(tuned);
                    }
                });
            } else if (fate == 2) {
                plans.put(id, renamed(StoryPlan.random(id, random), random));
                naive.keySet().removeIf(key -> key.startsWith(id + "/"));
            }
        }
    }

    /** Another structure for certain. */
    private static StoryPlan renamed(StoryPlan plan, Random random) {
        String mark = Integer.toString(random.nextInt(1_000_000));
        List<StoryPlan.Part> parts = plan.parts().stream()
                .map(part -> new StoryPlan.Part(
                        part.name() + "-" + mark,
                        part.units(),
                        part.group(),
                        part.optional(),
                        part.any(),
                        part.sameBucket(),
                        part.times(),
                        part.without()))
                .toList();
        return new StoryPlan(plan.id(), plan.windowMinutes(), plan.onlyOne(), parts, plan.endsWithout());
    }

    private static void passOn(
            List<Signal> waiting,
            long mark,
            Map<String, StoryPlan> plans,
            Map<String, NaiveMatcher> naive,
            List<String> expected) {
        List<Signal> due = waiting.stream()
                .filter(signal -> signal.time() <= mark)
                .sorted(Comparator.comparingLong(Signal::time))
                .toList();
        waiting.removeAll(due);
        for (Signal signal : due) {
            for (StoryPlan plan : plans.values()) {
                if (reads(plan, signal)) {
                    naive.computeIfAbsent(
                                    plan.id() + "/" + signal.subject().principal(),
                                    none -> new NaiveMatcher(plan, expected))
                            .take(signal);
                }
            }
        }
        if (mark < Long.MAX_VALUE) {
            naive.values().forEach(matcher -> matcher.expire(mark));
        }
    }

    private static boolean reads(StoryPlan plan, Signal signal) {
        String unit = signal.detection().unit();
        return plan.endsWithout().equals(unit)
                || plan.parts().stream()
                        .anyMatch(part ->
                                part.without().equals(unit) || part.units().contains(unit));
    }

    private static void collect(SequenceHosts host, List<String> found) {
        for (Signal match : host.matches()) {
            var members = new TreeMap<String, TreeSet<String>>();
            for (SequenceStep step : match.evidence().steps()) {
                members.computeIfAbsent(
                                step.step() + ' ' + step.unit() + ' ' + step.eventIds()[0], none -> new TreeSet<>())
                        .add(Long.toString(step.time()));
            }
            found.add(match.detection().unit() + " " + members);
        }
    }

    private static Map<String, StoryPlan> plans(Random random) {
        var plans = new TreeMap<String, StoryPlan>();
        for (int at = 0; at < SEQUENCES; at++) {
            plans.put("story-" + at, StoryPlan.random("story-" + at, random));
        }
        return plans;
    }

    private static List<Arrival> arrivals(Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        int second = 0;
        for (int at = 0; at < SIGNALS; at++) {
            second += 1 + random.nextInt(300);
            GivenSignal next = signal(random.nextInt(8) == 0 ? "x" : "u" + random.nextInt(5))
                    .at(second + "s")
                    .principal("p" + random.nextInt(KEYS))
                    .event("e" + at);
            Signal built = (random.nextInt(3) == 0 ? next : next.bucket("b" + random.nextInt(2))).build();
            arrivals.add(new Arrival(built.time() + random.nextInt(LATENESS_SECONDS) * 1000L, built));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        return arrivals;
    }

    private static Detections detections(Collection<StoryPlan> plans) {
        List<UnitFolder> folders = plans.stream()
                .map(plan -> new UnitFolder(plan.id(), plan.id(), Map.of("pattern.yaml", plan.yaml())))
                .toList();
        var problems = new Problems();
        Patterns.compile(folders, Tuning.none(), problems);
        problems.throwIfAny();
        return new Detections(List.of(), List.of(), folders, Tuning.none());
    }
}
