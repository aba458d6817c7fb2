package io.vigil.rules.vpcflow;

import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Detector;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.flows.Sides;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.rules.condition.ConditionReader;
import io.vigil.rules.engine.Asking;
import io.vigil.rules.engine.LogRules;
import io.vigil.rules.engine.PlainRules;
import io.vigil.rules.engine.RuleReader;
import io.vigil.rules.engine.SignalFactory;
import io.vigil.rules.guessing.Guessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Rules on VPC flow logs. */
public final class FlowRules implements LogRules<NetworkFlow> {
    /** A listed address is the far side; without one, the far side is inferred. */
    private static final SignalFactory<NetworkFlow> SIGNALS = (unit, emit, flow, hits) ->
            SignalDraft.of(unit, emit, flow, Sides.seen(flow, hits.length == 0 ? null : hits[0].matched()));

    private final RuleReader<NetworkFlow> reader;
    private final PlainRules<NetworkFlow> rules = new PlainRules<>();
    private final List<Detector<NetworkFlow, ?>> detectors = new ArrayList<>();

    /** @param readsBlocks of which units building blocks are read */
    public FlowRules(Predicate<String> readsBlocks) {
        reader = new RuleReader<>(new ConditionReader<>(new FlowFields()), HitSide.CHOICE, readsBlocks);
    }

    @Override
    public String log() {
        return "vpc-flow";
    }

    @Override
    public Class<NetworkFlow> events() {
        return NetworkFlow.class;
    }

    @Override
    public void read(Unit unit, YamlSection rule) {
        if (rule.has("guessing")) {
            detectors.add(Guessing.read(unit, Objects.requireNonNull(rule.section("guessing"))));
        } else {
            rules.add(reader.read(unit, rule, List.of(), SIGNALS));
        }
    }

    /** Lines without traffic ({@code NODATA}, {@code SKIPDATA}) say nothing of anybody. */
    @Override
    public void judge(NetworkFlow flow, Asking<NetworkFlow> asking, Consumer<Signal> out) {
        if (flow.status() == FlowStatus.OK) {
            rules.judge(flow, asking, out);
        }
    }

    @Override
    public List<Detector<NetworkFlow, ?>> detectors() {
        return List.copyOf(detectors);
    }
}
