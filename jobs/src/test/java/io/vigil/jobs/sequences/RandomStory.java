package io.vigil.jobs.sequences;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.testkit.GivenSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.state.StateBackend;

/**
 * Made-up sequences over made-up signals, shown to the operator and to a naive matcher. At random points there is a checkpoint, a failure with
 * another parallelism afterwards, or the sequences are changed: between two signals while the operator runs, or before it starts again.
 */
final class RandomStory implements AutoCloseable {
    private static final int SEQUENCES = 8;
    private static final int SIGNALS = 160;
    private static final int KEYS = 3;
    private static final int LATENESS_SECONDS = 600;

    private record Arrival(long at, Signal signal) {}

    private final Random random;
    private final String name;
    private final Map<String, StoryPlan> plans = new TreeMap<>();
    private final Map<String, NaiveMatcher> naive = new TreeMap<>();
    private final List<Signal> waiting = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final StoryFiles files;
    private SequenceHosts host;

    RandomStory(Random random, StateBackend backend, Path folder, String name) throws Exception {
        this.random = random;
        this.name = name;
        for (int at = 0; at < SEQUENCES; at++) {
            plans.put("story-" + at, StoryPlan.random("story-" + at, random));
        }
        files = new StoryFiles(folder, plans.values());
        host = new SequenceHosts(files.detections(), backend, 1);
    }

    /** @return how many matches both found */
    int play() throws Exception {
        for (Arrival arrival : arrivals()) {
            feed(arrival.signal);
            if (random.nextInt(12) == 0) {
                watermark(arrival.at - LATENESS_SECONDS * 1000L - 1);
            }
            if (random.nextInt(30) == 0) {
                change();
            }
            if (random.nextInt(20) == 0) {
                host.checkpoint();
            }
            if (random.nextInt(40) == 0) {
                fail();
            }
        }
        watermark(Long.MAX_VALUE);
        naive.values().forEach(NaiveMatcher::end);
        collect();

        assertThat(difference()).as(name).isEmpty();
        assertThat(host.keys()).as(name).isZero();
        assertThat(host.timers()).as(name).isZero();
        return found.size();
    }

    private List<Arrival> arrivals() {
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

    /** What nobody reads when it comes is left out, even if somebody would by the time it is due. */
    private void feed(Signal signal) throws Exception {
        host.feed(signal);
        if (plans.values().stream().anyMatch(plan -> plan.reads(signal))) {
            waiting.add(signal);
        }
    }

    private void watermark(long mark) throws Exception {
        host.watermark(mark);
        List<Signal> due = waiting.stream()
                .filter(signal -> signal.time() <= mark)
                .sorted(Comparator.comparingLong(Signal::time))
                .toList();
        waiting.removeAll(due);
        due.forEach(this::follow);
        if (mark < Long.MAX_VALUE) {
            naive.values().forEach(matcher -> matcher.expire(mark));
        }
    }

    private void follow(Signal signal) {
        for (StoryPlan plan : plans.values()) {
            if (plan.reads(signal)) {
                String key = plan.id() + "/" + signal.subject().principal();
                naive.computeIfAbsent(key, none -> new NaiveMatcher(plan, expected))
                        .take(signal);
            }
        }
    }

    /** The operator comes back from its last snapshot, as so many subtasks, with whatever sequences there are by then. */
    private void fail() throws Exception {
        collect();
        SequenceHosts.Snapshots snapshots = host.fail();
        if (random.nextBoolean()) {
            change();
        }
        host = snapshots.restore(files.detections(), 1 + random.nextInt(3));
    }

    /** Some are tuned, some get another structure, some are removed; what was removed comes back as another. */
    private void change() throws Exception {
        for (int at = 0; at < SEQUENCES; at++) {
            String id = "story-" + at;
            int fate = random.nextInt(8);
            if (!plans.containsKey(id) || fate == 2) {
                forget(id);
                plans.put(id, StoryPlan.random(id, random).renamed(random));
            } else if (fate < 2) {
                tune(plans.get(id).tuned(random));
            } else if (fate == 3) {
                forget(id);
                plans.remove(id);
            }
        }
        files.swap(plans.values());
    }

    private void tune(StoryPlan tuned) {
        plans.put(tuned.id(), tuned);
        naive.forEach((key, matcher) -> {
            if (key.startsWith(tuned.id() + "/")) {
                matcher.tune(tuned);
            }
        });
    }

    private void forget(String id) {
        naive.keySet().removeIf(key -> key.startsWith(id + "/"));
    }

    private void collect() {
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

    /** What only one of both found, with the sequence as it is in the end; empty when there is none. */
    private String difference() {
        List<String> only = new ArrayList<>(found);
        expected.forEach(only::remove);
        List<String> missing = new ArrayList<>(expected);
        found.forEach(missing::remove);
        if (only.isEmpty() && missing.isEmpty()) {
            return "";
        }
        StoryPlan plan = plans.get((only.isEmpty() ? missing : only).get(0).split(" ")[0]);
        return "found only: " + only + "\nmissing: " + missing + "\n" + (plan == null ? "removed" : plan.yaml());
    }

    @Override
    public void close() {
        host.close();
        files.close();
    }
}
