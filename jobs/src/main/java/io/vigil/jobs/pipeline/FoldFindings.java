package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Finding;
import io.vigil.findings.FindingState;
import io.vigil.findings.Folding;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.jobs.detections.Compiled;
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
 * Folds the signals of a finding into it, and emits the finding anew after each run. A live job emits a new one at once, too, as provisional: what
 * follows in order has the same id and at least its time and count, so that it replaces the provisional one in every store.
 */
final class FoldFindings implements OrderedFunction<ToFold, Finding> {
    private static final long serialVersionUID = 1;
    /** Attacks of one hour are over within the next. */
    private static final long PLAYED_MILLIS = Duration.ofDays(1).toMillis();

    private static final String HABITS = "habits";

    private final Compiled<Tuning> tuning;
    private final boolean early;
    private final CacheLimit limit;
    private transient KnownFindings findings;
    private transient ValueState<Repeats> habits;
    /** Ids of what was reported early and has not settled. Not kept in snapshots: to report it again after a failure changes nothing that lasts. */
    private transient Set<String> unsettled;

    /** @param early whether new findings are also reported as soon as their first signal comes */
    FoldFindings(Detections detections, boolean early, CacheLimit limit) {
        this.tuning = new Compiled<>(detections, Detections::tuning);
        this.early = early;
        this.limit = limit;
    }

    @Override
    public void open(Host host) throws Exception {
        tuning.open();
        unsettled = new HashSet<>();
        findings = new KnownFindings(host, limit);
        habits = KeyedStates.value(host.states(), HABITS, TypeInformation.of(Repeats.class), KnownFindings.MEMORY);
    }

    @Override
    public boolean announces() {
        return early;
    }

    @Override
    public void announce(ToFold record, Consumer<Finding> out) throws Exception {
        String id = record.id();
        boolean begins = record.as() == ToFold.As.SIGNAL || record.as() == ToFold.As.EARLY;
        if (begins && !unsettled.contains(id) && !findings.of(key(record)).containsKey(id)) {
            unsettled.add(id);
            FindingState first = Folding.fold(null, record.signal());
            out.accept(shown(Folding.provisional(first, isArchived(first))));
        }
    }

    private static long key(ToFold record) {
        return Hash.of(record.id());
    }

    @Override
    public void follow(List<ToFold> run, Consumer<Finding> out) throws Exception {
        long key = key(run.get(0));
        Map<String, FindingState> known = findings.of(key);
        Map<String, FindingState> changed = new LinkedHashMap<>();
        fold(run, known, changed);
        link(run, known, changed);
        withdraw(run, known.keySet(), out);
        if (changed.isEmpty() && run.stream().noneMatch(record -> record.as() == ToFold.As.SIGNAL)) {
            return;
        }
        unsettled.removeAll(changed.keySet());
        findings.change(key);
        for (Map.Entry<String, FindingState> each : changed.entrySet()) {
            FindingState state = each.getValue();
            out.accept(shown(Folding.finding(each.getKey(), state, isArchived(state))));
        }
    }

    /** @param changed is given what is to be reported */
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

    /** After all signals of the run: a sequence has the time of its last member. */
    private void link(List<ToFold> run, Map<String, FindingState> known, Map<String, FindingState> changed) {
        for (ToFold record : run) {
            FindingState member = record.as() == ToFold.As.SEQUENCE ? known.get(record.id()) : null;
            if (member == null || isTried(record.signal())) {
                continue;
            }
            FindingState linked = member.memberOf(record.signal());
            if (!linked.equals(member)) {
                known.put(record.id(), linked);
                changed.put(record.id(), linked);
            }
        }
    }

    private boolean isTried(Signal signal) {
        return tuning.inForce().dryRuns().contains(signal.detection().unit());
    }

    private Repeats repeats() throws Exception {
        Repeats stored = habits.value();
        return stored == null ? new Repeats() : stored;
    }

    /** What repeats a habit is counted, and reported together with the next that does not. */
    private boolean isHabit(Repeats repeats, Signal signal) throws Exception {
        int enough = tuning.now().habitDays();
        return enough > 0 && repeats.isHabit(signal, enough);
    }

    /** Whether or not it was reported early: after a failure nobody knows. */
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

    private Finding shown(Finding finding) throws Exception {
        Tuning inForce = tuning.now();
        return inForce.hidesNothing() ? finding : finding.hiding(inForce::hides);
    }

    private boolean isArchived(FindingState state) throws Exception {
        Signal latest = state.latest();
        if (isTried(latest)) {
            return true;
        }
        Tuning inForce = tuning.now();
        return state.types().stream().allMatch(type -> inForce.archives(type, latest.account(), state.attributions()));
    }

    @Override
    public void close() {
        tuning.close();
    }

    @Override
    public void beforeSnapshot() throws Exception {
        findings.save();
    }

    @Override
    public List<String> states() {
        return List.of(KnownFindings.STATE, HABITS);
    }

    /** What was only played never goes on. */
    @Override
    public void forget(long key, long now) throws Exception {
        findings.forget(key, finding -> isOver(finding.latest(), now));
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
