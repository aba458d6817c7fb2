package io.vigil.jobs.sequences;

import io.vigil.events.signals.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds sequences by keeping every beginning in a list and holding each signal of one key, in order, against all of them: slow, and with nothing in
 * common with Flink CEP.
 */
final class NaiveMatcher {
    /** One way to go through a plan: its optional steps are there, or are not. */
    private record Half(List<StoryPlan.Place> way, List<Signal> taken, long begun) {
        StoryPlan.Place next() {
            return way.get(taken.size());
        }
    }

    private StoryPlan plan;
    private List<Half> halves = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final List<String> matches;

    NaiveMatcher(StoryPlan plan, List<String> matches) {
        this.plan = plan;
        this.matches = matches;
    }

    /** Other values: what is half seen stays. */
    void tune(StoryPlan tuned) {
        List<List<StoryPlan.Place>> before = plan.ways();
        List<List<StoryPlan.Place>> after = tuned.ways();
        List<Half> kept = new ArrayList<>();
        for (Half half : halves) {
            kept.add(new Half(after.get(before.indexOf(half.way)), half.taken, half.begun));
        }
        halves = kept;
        plan = tuned;
    }

    /** Signals of one key, later than all before. */
    void take(Signal signal) {
        expire(signal.time());
        List<Half> after = new ArrayList<>();
        List<Half> complete = new ArrayList<>();
        List<Half> open = new ArrayList<>(halves);
        plan.ways().forEach(way -> open.add(new Half(way, List.of(), signal.time())));
        for (Half half : open) {
            step(half, signal, after, complete);
        }
        halves = plan.onlyOne() ? withoutBetween(signal, after) : after;
        tell(complete);
        if (!complete.isEmpty() && plan.onlyOne()) {
            halves.clear();
        }
    }

    /** Where one match ends all, a signal that can only begin keeps the first beginning like it, and itself. */
    private List<Half> withoutBetween(Signal signal, List<Half> all) {
        if (!plan.canOnlyBegin(signal)) {
            return all;
        }
        List<Half> kept = new ArrayList<>();
        long first = Long.MAX_VALUE;
        for (Half half : all) {
            boolean alike = half.taken.size() == 1 && plan.beginAlike(half.taken.get(0), signal);
            first = alike ? Math.min(first, half.begun) : first;
        }
        for (Half half : all) {
            boolean alike = half.taken.size() == 1 && plan.beginAlike(half.taken.get(0), signal);
            if (!alike || half.begun == first || half.begun == signal.time()) {
                kept.add(half);
            }
        }
        return kept;
    }

    private void step(Half half, Signal signal, List<Half> after, List<Half> complete) {
        boolean begun = !half.taken.isEmpty();
        StoryPlan.Place next = half.next();
        if (begun && next.breaks(signal)) {
            return;
        }
        boolean fits = !next.isEnd() && next.fits(signal, half.taken, half.way);
        if (fits) {
            List<Signal> taken = new ArrayList<>(half.taken);
            taken.add(signal);
            var further = new Half(half.way, taken, half.begun);
            (taken.size() == half.way.size() ? complete : after).add(further);
        }
        if (begun && (!fits || next.any())) {
            after.add(half);
        }
    }

    /** All up to this time has been taken. */
    void expire(long now) {
        List<Half> left = new ArrayList<>();
        List<Half> complete = new ArrayList<>();
        for (Half half : halves) {
            boolean over = now - half.begun >= plan.windowMillis();
            if (!over) {
                left.add(half);
            } else if (half.next().isEnd()) {
                complete.add(half);
            }
        }
        halves = left;
        tell(complete);
    }

    void end() {
        expire(Long.MAX_VALUE / 2);
    }

    private void tell(List<Half> complete) {
        Comparator<Half> fullest =
                Comparator.<Half>comparingInt(half -> -half.taken.size()).thenComparingLong(half -> half.begun);
        if (plan.onlyOne()) {
            complete.stream().min(fullest).ifPresent(this::tell);
        } else {
            complete.forEach(this::tell);
        }
    }

    private void tell(Half half) {
        var members = new TreeMap<String, TreeSet<String>>();
        for (int at = 0; at < half.taken.size(); at++) {
            Signal signal = half.taken.get(at);
            StoryPlan.Part part = half.way.get(at).part();
            String step = part.group() ? part.name() + signal.detection().unit() : part.name();
            members.computeIfAbsent(step + ' ' + signal.id(), none -> new TreeSet<>())
                    .add(Long.toString(signal.time()));
        }
        String match = plan.id() + " " + members;
        if (told.add(match)) {
            matches.add(match);
        }
    }
}
