package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Signal;
import io.vigil.findings.Finding;
import io.vigil.findings.FindingState;
import io.vigil.findings.Folding;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.flink.packed.PackedState;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.Detections;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Folds the signals of a finding into it, and tells the finding anew after each run. A live job tells a new one at once, too, as provisional: what
 * follows in order has the same id and at least its time and count, so that it replaces the provisional one in every store.
 */
final class FoldFindings implements OrderedFunction<Signal, Finding> {
    private static final long serialVersionUID = 1;
    /** As long as GuardDuty keeps a finding. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private static final String STATE = "findings";

    private final Detections detections;
    private final boolean early;
    private transient CurrentDetections current;
    private transient PackedState<FindingState> findings;
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
    }

    @Override
    public boolean announces() {
        return early;
    }

    @Override
    public void announce(Signal signal, Consumer<Finding> out) throws Exception {
        String id = Folding.keyOf(signal);
        if (!unsettled.contains(id) && !known().containsKey(id)) {
            unsettled.add(id);
            FindingState first = Folding.fold(null, signal);
            out.accept(Folding.provisional(first, isArchived(first)));
        }
    }

    @Override
    public void follow(List<Signal> run, Consumer<Finding> out) throws Exception {
        Map<String, FindingState> known = known();
        Map<String, FindingState> changed = new LinkedHashMap<>();
        for (Signal signal : run) {
            String id = Folding.keyOf(signal);
            FindingState folded = Folding.fold(known.get(id), signal);
            known.put(id, folded);
            changed.put(id, folded);
        }
        unsettled.removeAll(changed.keySet());
        findings.put(known.values());
        changed.values().forEach(state -> out.accept(Folding.finding(state, isArchived(state))));
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
        return List.of(STATE);
    }

    /** A finding goes on as long as its state is there, whatever the events' time: only the wall clock ends it. */
    @Override
    public void forget(long key, long now) throws Exception {
        findings.forgetExpired();
    }

    @Override
    public long time(Finding finding) {
        return finding.updatedAt();
    }
}
