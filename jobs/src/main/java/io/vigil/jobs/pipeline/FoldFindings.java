package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Signal;
import io.vigil.findings.Finding;
import io.vigil.findings.FindingState;
import io.vigil.findings.Folding;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.flink.packed.PackedState;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.proofs.Proof;
import io.vigil.models.repeats.Repeats;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Folds the signals of a finding into it, and tells the finding anew after each run. A live job tells a new one at once, too, as provisional: what
 * follows in order has the same id and at least its time and count, so that it replaces the provisional one in every store.
 */
final class FoldFindings implements OrderedFunction<ToFold, Finding> {
    private static final long serialVersionUID = 1;
    /** As long as GuardDuty keeps a finding. */
    private static final Duration MEMORY = Duration.ofDays(90);

    /** Attacks of one hour are over within the next. */
    private static final long PLAYED_MILLIS = Duration.ofDays(1).toMillis();

    private static final String STATE = "findings";
    private static final String HABITS = "habits";

    private final Detections detections;
    private final boolean early;
    private transient CurrentDetections current;
    private transient PackedState<FindingState> findings;
    private transient ValueState<Repeats> habits;
    /** Ids of what was told early and has not settled. Not kept in snapshots: to tell it again after a failure changes nothing that lasts. */
    private transient Set<String> unsettled;

    /** @param early whether new findings are also told as soon as their first signal comes */
    FoldFindings(Detections detections, boolean early) {
        this.detections = detections;
        this.early = early;
    }

    @Override
    public void open(Host host) {
        current = CurrentDetections.hold(detections);
        unsettled = new HashSet<>();
        findings = PackedState.of(host.states(), STATE, TypeInformation.of(FindingState.class), MEMORY);
        habits = KeyedStates.value(host.states(), HABITS, TypeInformation.of(Repeats.class), MEMORY);
    }

    @Override
    public boolean announces() {
        return early;
    }

    @Override
    public void announce(ToFold record, Consumer<Finding> out) throws Exception {
        String id = record.id();
        if (record.as() != ToFold.As.WITHDRAWN && !unsettled.contains(id) && !known().containsKey(id)) {
            unsettled.add(id);
            FindingState first = Folding.fold(null, record.signal());
            out.accept(Folding.provisional(first, isArchived(first)));
        }
    }

    @Override
    public void follow(List<ToFold> run, Consumer<Finding> out) throws Exception {
        Map<String, FindingState> known = known();
        Map<String, FindingState> changed = new LinkedHashMap<>();
        fold(run, known, changed);
        withdraw(run, known.keySet(), out);
        if (run.stream().noneMatch(record -> record.as() == ToFold.As.SIGNAL)) {
            return;
        }
        unsettled.removeAll(changed.keySet());
        findings.put(known.values());
        changed.values().forEach(state -> out.accept(Folding.finding(state, isArchived(state))));
    }

    /** @param changed is given what is to be told */
    private void fold(List<ToFold> run, Map<String, FindingState> known, Map<String, FindingState> changed)
            throws Exception {
        Repeats repeats = run.stream().map(ToFold::signal).anyMatch(Repeats::concern) ? repeats() : null;
        for (ToFold record : run) {
            if (record.as() == ToFold.As.SIGNAL) {
                Signal signal = record.signal();
                String id = record.id();
                boolean isHabit = repeats != null && known.containsKey(id) && isHabit(repeats, signal);
                FindingState folded = Folding.fold(known.get(id), repeats == null ? signal : repeats.takenIn(signal));
                known.put(id, folded);
                if (!isHabit) {
                    changed.put(id, folded);
                }
            }
        }
        if (repeats != null) {
            habits.update(repeats);
        }
    }

    private Repeats repeats() throws Exception {
        Repeats stored = habits.value();
        return stored == null ? new Repeats() : stored;
    }

    /** What repeats a habit is counted, and told together with the next that does not. */
    private boolean isHabit(Repeats repeats, Signal signal) {
        int enough = current.now().tuning().habitDays();
        return enough > 0 && repeats.isHabit(signal, enough);
    }

    /** Whether or not it was told early: after a failure nobody knows. */
    private void withdraw(List<ToFold> run, Set<String> known, Consumer<Finding> out) {
        var withdrawn = new LinkedHashMap<String, Signal>();
        for (ToFold record : run) {
            if (record.as() == ToFold.As.WITHDRAWN && !known.contains(record.id())) {
                withdrawn.put(record.id(), record.signal());
            }
        }
        unsettled.removeAll(withdrawn.keySet());
        withdrawn.values().forEach(signal -> out.accept(Folding.withdrawn(signal)));
    }

    private boolean isArchived(FindingState state) {
        Signal latest = state.latest();
        if (current.dryRuns().contains(latest.detection().unit())) {
            return true;
        }
        Tuning tuning = current.now().tuning();
        return state.types().stream().allMatch(type -> tuning.archives(type, latest.account(), state.attributions()));
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    /** By id. One, but for two ids of one hash. */
    private Map<String, FindingState> known() throws Exception {
        var known = new LinkedHashMap<String, FindingState>();
        for (FindingState state : findings.records()) {
            known.put(Folding.keyOf(state.latest()), state);
        }
        return known;
    }

    @Override
    public List<String> states() {
        return List.of(STATE, HABITS);
    }

    /** A finding goes on as long as its state is there, whatever the events' time: only the wall clock ends it. What is only played never goes on. */
    @Override
    public void forget(long key, long now) throws Exception {
        if (findings.records().stream().allMatch(state -> isOver(state.latest(), now))) {
            findings.clear();
        } else {
            findings.forgetExpired();
        }
        habits.value();
    }

    private static boolean isOver(Signal latest, long now) {
        return Proof.isOf(latest.account()) && now - latest.time() > PLAYED_MILLIS;
    }

    @Override
    public long time(Finding finding) {
        return finding.updatedAt();
    }
}
