package io.vigil.patterns.engine;

import io.vigil.events.signals.Signal;
import io.vigil.patterns.Sequence;
import io.vigil.patterns.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A sequence with stages. Whatever a stage completes is shown, at the moment at which it is known, to the stages after it and to the sequence; all
 * of it in order of event time, whatever window closes between two signals.
 */
final class HostedStages implements Hosted {
    /** As many groups of all stages together have half seen something of one key; the oldest makes room. */
    private static final int MOST_GROUPS = 1_000;

    private static final char BEFORE_GROUP = '\n';

    /** Makes the host of one sequence. */
    interface Hosting {
        Hosted of(Sequence sequence) throws Exception;
    }

    /** The stages, and the sequence itself behind them. */
    private record Part(Stage stage, Hosted host) {
        String nameFor(String group) {
            return stage.sequence().id() + BEFORE_GROUP + group;
        }
    }

    /**
     * One key at work.
     *
     * @param groups what each part has half seen of each group
     * @param out takes what the sequence itself completes
     */
    private record Scene(Map<String, Runs> groups, Consumer<Match> out) {}

    private final Sequence sequence;
    private final long fingerprint;
    /** By id, in order; the last is the sequence itself. */
    private final Map<String, Part> parts = new LinkedHashMap<>();

    HostedStages(Sequence sequence, Hosting hosting) throws Exception {
        this.sequence = sequence;
        this.fingerprint = sequence.fingerprint();
        for (Stage stage : sequence.stages()) {
            parts.put(stage.sequence().id(), new Part(stage, hosting.of(stage.sequence())));
        }
        var whole = new Stage(sequence.withoutStages(), 0, Stage.NO_VALUE);
        parts.put(sequence.id(), new Part(whole, hosting.of(whole.sequence())));
    }

    @Override
    public Sequence sequence() {
        return sequence;
    }

    @Override
    public long fingerprint() {
        return fingerprint;
    }

    @Override
    public int follow(Runs runs, List<Signal> signals, Consumer<Match> out) throws Exception {
        List<Signal> ordered = new ArrayList<>(signals);
        ordered.sort(sequence.order());
        Map<String, Runs> groups = runs.staged().computeIfAbsent(sequence.id(), none -> new LinkedHashMap<>());
        var scene = new Scene(groups, out);
        int dropped = 0;
        for (Signal signal : ordered) {
            long time = Math.max(signal.time(), runs.doneUntil() + 1);
            close(scene, time);
            dropped += show(scene, signal, time);
        }
        dropped += makeRoom(groups);
        tidy(runs, groups);
        return dropped;
    }

    @Override
    public void advance(Runs runs, long now, Consumer<Match> out) throws Exception {
        Map<String, Runs> groups = runs.staged().getOrDefault(sequence.id(), new LinkedHashMap<>());
        close(new Scene(groups, out), now);
        tidy(runs, groups);
    }

    @Override
    public long deadline(Runs runs) {
        long first = Long.MAX_VALUE;
        for (Map.Entry<String, Runs> group :
                runs.staged().getOrDefault(sequence.id(), Map.of()).entrySet()) {
            first = Math.min(first, partOf(group.getKey()).host().deadline(group.getValue()));
        }
        return first;
    }

    /** Shows a signal, and then what it completes, to all that read it. */
    private int show(Scene scene, Signal signal, long time) throws Exception {
        int dropped = 0;
        for (Part part : parts.values()) {
            if (part.host().sequence().reads(signal)) {
                String group = part.stage().group(signal);
                Runs own = scene.groups.computeIfAbsent(part.nameFor(group), none -> new Runs());
                own.doneUntil(time - 1);
                List<Match> complete = new ArrayList<>();
                dropped += part.host().follow(own, List.of(signal), complete::add);
                dropped += report(scene, part, group, time, complete);
            }
        }
        return dropped;
    }

    private int report(Scene scene, Part part, String group, long time, List<Match> complete) throws Exception {
        int dropped = 0;
        for (Match match : complete) {
            if (part.stage().sequence().id().equals(sequence.id())) {
                scene.out.accept(match);
            } else {
                dropped += show(scene, part.stage().signal(match.signal(), group), time);
            }
        }
        return dropped;
    }

    /** Ends windows one after the other: what one of them completes may begin or end another. */
    private void close(Scene scene, long now) throws Exception {
        Map<String, Runs> groups = scene.groups;
        String next = firstToClose(groups, now);
        while (next != null) {
            Part part = partOf(next);
            Runs own = groups.get(next);
            long deadline = part.host().deadline(own);
            List<Match> complete = new ArrayList<>();
            part.host().advance(own, deadline, complete::add);
            if (own.isEmpty() || part.host().deadline(own) <= deadline) {
                groups.remove(next);
            }
            report(scene, part, next.substring(next.indexOf(BEFORE_GROUP) + 1), deadline, complete);
            next = firstToClose(groups, now);
        }
    }

    private @Nullable String firstToClose(Map<String, Runs> groups, long now) {
        String first = null;
        long earliest = now;
        for (Map.Entry<String, Runs> group : groups.entrySet()) {
            long deadline = partOf(group.getKey()).host().deadline(group.getValue());
            if (deadline < earliest || deadline == earliest && first == null) {
                first = group.getKey();
                earliest = deadline;
            }
        }
        return first;
    }

    private Part partOf(String name) {
        return parts.get(name.substring(0, name.indexOf(BEFORE_GROUP)));
    }

    private static int makeRoom(Map<String, Runs> groups) {
        int dropped = Math.max(0, groups.size() - MOST_GROUPS);
        var oldest = groups.keySet().iterator();
        for (int left = dropped; left > 0; left--) {
            oldest.next();
            oldest.remove();
        }
        return dropped;
    }

    private void tidy(Runs runs, Map<String, Runs> groups) {
        groups.values().removeIf(Runs::isEmpty);
        if (groups.isEmpty()) {
            runs.staged().remove(sequence.id());
        }
    }
}
