package io.vigil.patterns;

import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sequence that is watched for. Whoever hosts it keys the signals that it {@link #reads} by {@link #keyOf}, feeds them in event time to
 * {@link #pattern} with {@link #order} breaking ties, and hands each match to {@link #complete}. Only data, so that it travels with the job.
 */
public final class Sequence implements Serializable {
    /** No window is longer: state that was not written for so long is gone. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(90);

    private static final long serialVersionUID = 1;

    private final Definition definition;

    Sequence(Definition definition) {
        this.definition = definition;
    }

    public String id() {
        return definition.id();
    }

    /** What Flink CEP runs, with its skip strategy and window. */
    public Pattern<Signal, ?> pattern() {
        return CepPattern.of(definition);
    }

    /**
     * What partial matches rest on: they mean nothing to a sequence with another fingerprint. It changes when steps are renamed, moved, added
     * or removed, when a step compares or accepts by other fields, and with the key and the skip strategy; never with the window, the units or
     * the values that a step accepts.
     */
    public long fingerprint() {
        long own = definition.counting() == null
                ? new Structure(definition, pattern()).fingerprint()
                : Hash.of(definition.key() + "\n" + definition.counting().kind());
        if (definition.stages().isEmpty()) {
            return own;
        }
        return Hash.of(own + "\n"
                + definition.stages().stream().map(Sequence::structure).toList());
    }

    private static String structure(Stage stage) {
        return stage.sequence().id() + " " + stage.within() + " "
                + stage.sequence().fingerprint();
    }

    /** What is completed on the way, in order: each may read those before it. */
    public List<Stage> stages() {
        return definition.stages();
    }

    /** What is left when the stages are run by somebody else: their signals are like any other. */
    public Sequence withoutStages() {
        return new Sequence(definition.withoutStages());
    }

    /** Ids of the units that any step names; steps that name none wait for whatever has a finding type. */
    public Set<String> units() {
        Set<String> units = definition.stages().stream()
                .flatMap(stage -> stage.sequence().units().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        units.addAll(ownUnits());
        definition.stages().forEach(stage -> units.remove(stage.sequence().id()));
        return Set.copyOf(units);
    }

    private Set<String> ownUnits() {
        if (definition.counting() != null) {
            return Set.copyOf(definition.counting().units());
        }
        return definition.steps().stream()
                .flatMap(step -> step.group() == null ? Stream.of(step) : step.group().members().stream())
                .flatMap(step -> step.units().stream())
                .collect(Collectors.toSet());
    }

    /** Whether any step may wait for signals of this unit and type: others need not be asked about. */
    public boolean concerns(Signal signal) {
        for (Stage stage : definition.stages()) {
            if (stage.sequence().concerns(signal)) {
                return true;
            }
        }
        Counting counting = definition.counting();
        return counting == null
                ? rank(signal) < definition.steps().size()
                : counting.units().contains(signal.detection().unit());
    }

    /** Whether the signal may fill or break a step, or comes between two that must follow at once: others need not be fed to it. */
    public boolean reads(Signal signal) {
        for (Stage stage : definition.stages()) {
            if (stage.sequence().reads(signal)) {
                return true;
            }
        }
        return (definition.counting() != null || stepReads(signal)) && concerns(signal);
    }

    private boolean stepReads(Signal signal) {
        for (Step step : definition.steps()) {
            if (step.contiguity() == Contiguity.STRICT || step.fits(signal)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sequence can begin with this signal. */
    public boolean mayBegin(Signal signal) {
        for (Step step : definition.steps()) {
            if (step.fits(signal)) {
                return true;
            }
            if (!step.optional() && !step.absent()) {
                return false;
            }
        }
        return false;
    }

    /**
     * Whether the signal can begin the sequence and is nothing to one that has begun: no other step waits for such signals, none must follow at
     * once, and one signal alone does not complete it.
     */
    public boolean canOnlyBegin(Signal signal) {
        List<Step> steps = definition.steps();
        Step first = steps.get(0);
        if (first.optional() || first.absent() || first.group() != null) {
            return false;
        }
        boolean needsMore = false;
        for (Step later : steps.subList(1, steps.size())) {
            if (later.concerns(signal) || later.contiguity() == Contiguity.STRICT) {
                return false;
            }
            needsMore |= !later.optional() && !later.absent();
        }
        return needsMore;
    }

    /** Whether what has taken no more than its first step could have begun with the other signal as well: later steps do not distinguish them. */
    public boolean beginAlike(Signal one, Signal other) {
        List<Step> steps = definition.steps();
        String first = firstStep();
        return steps.subList(1, steps.size()).stream()
                .filter(step -> step.as() == null || step.as().equals(first))
                .flatMap(step -> step.links().stream())
                .map(Link::there)
                .allMatch(field -> Objects.equals(field.of(one), field.of(other)));
    }

    /** Its name. */
    public String firstStep() {
        return definition.steps().get(0).name();
    }

    /** Whether what came before its first signal can excuse it: {@link #pattern} takes that along where it fits, and a match that has it is none. */
    public boolean beginsWithAbsence() {
        List<Step> steps = definition.steps();
        return !steps.isEmpty() && steps.get(0).absent();
    }

    /** Whether it is complete only once its window has closed. */
    public boolean endsWithAbsence() {
        List<Step> steps = definition.steps();
        return !steps.isEmpty() && steps.get(steps.size() - 1).absent();
    }

    /**
     * Whether what is half seen is over once a sequence is complete. Flink CEP would keep a complete one back as long as one that began earlier may
     * still become complete, which can take the whole window; so the host drops what is half seen itself.
     */
    public boolean isOverOnceComplete() {
        return definition.skip() == Skip.PAST_LAST_EVENT && !endsWithAbsence();
    }

    /** What is counted in place of steps; null for a sequence of steps. */
    public @Nullable Counting counting() {
        return definition.counting();
    }

    /** From the first signal to before the last. */
    public Duration window() {
        return definition.within();
    }

    /** Whose signals make one sequence together. */
    public SequenceKey key() {
        return definition.key();
    }

    /** Signals with the same key make sequences together; null when this one speaks of nobody that the sequence is about. */
    public @Nullable String keyOf(Signal signal) {
        return definition.key().of(signal);
    }

    /**
     * The order in which signals happened, as far as is known. CloudTrail's times are whole seconds, and one call can make several signals:
     * within one time, what an earlier step waits for comes first, then the event ids decide.
     */
    public EventComparator<Signal> order() {
        return this::compare;
    }

    private int compare(Signal one, Signal other) {
        return Comparator.comparingLong(Signal::time)
                .thenComparingInt(this::rank)
                .thenComparing(signal -> signal.detection().unit())
                .thenComparing(Sequence::lastEvent)
                .compare(one, other);
    }

    /** The first step that waits for such signals; past the last step when none does. */
    private int rank(Signal signal) {
        List<Step> steps = definition.steps();
        int rank = 0;
        while (rank < steps.size() && !concerns(steps.get(rank), signal)) {
            rank++;
        }
        return rank;
    }

    /** What a stage reads stands where the step does that waits for the stage. */
    private boolean concerns(Step step, Signal signal) {
        if (step.concerns(signal)) {
            return true;
        }
        for (Stage stage : definition.stages()) {
            if (step.units().contains(stage.sequence().id()) && stage.sequence().concerns(signal)) {
                return true;
            }
        }
        return false;
    }

    private static String lastEvent(Signal signal) {
        String[] ids = signal.evidence().eventIds();
        return ids.length == 0 ? "" : ids[ids.length - 1];
    }

    /** The signal that a match makes: its members in the order they happened, its subject and remote those of the last one. */
    public Signal complete(Map<String, List<Signal>> match) {
        record Member(String step, Signal signal) {}
        Map<String, String> labels = StepLabels.of(definition.steps(), match);
        List<Member> members = new ArrayList<>();
        match.forEach((step, signals) -> {
            String label = labels.getOrDefault(step, step); // what is counted is no step
            signals.forEach(signal -> members.add(new Member(label, signal)));
        });
        members.sort(Comparator.comparing(Member::signal, this::compare).thenComparing(Member::step));
        List<SequenceStep> steps = members.stream()
                .map(member -> SequenceStep.of(member.step(), member.signal()))
                .toList();
        return SignalDraft.fromSteps(
                id(), definition.emit(), steps, members.get(members.size() - 1).signal());
    }
}
