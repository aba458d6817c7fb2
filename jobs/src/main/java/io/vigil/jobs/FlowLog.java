package io.vigil.jobs;

import io.vigil.detection.Detector;
import io.vigil.events.Hash;
import io.vigil.events.Ip;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Signal;
import io.vigil.intel.Intel;
import io.vigil.jobs.recall.ContactLog;
import io.vigil.rules.Rules;
import io.vigil.rules.flow.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** VPC flow logs, keyed by instance. */
record FlowLog() implements LogType<NetworkFlow> {
    @Override
    public String name() {
        return "vpc-flow";
    }

    @Override
    public Class<NetworkFlow> events() {
        return NetworkFlow.class;
    }

    @Override
    public long key(NetworkFlow flow) {
        return flow.entityHash();
    }

    /** Whom our side called. Visitors are many, and come by themselves. */
    @Override
    public long remote(NetworkFlow flow) {
        Ip destination = flow.destination();
        boolean calledAfar = destination != null
                && ContactLog.isAfar(flow.destinationOrigin())
                && Exchange.of(flow) == Exchange.OPENED;
        return calledAfar ? Hash.combine(destination.high(), destination.low()) : 0;
    }

    @Override
    public NetworkFlow enrich(Intel intel, NetworkFlow flow) {
        return intel.enrich(flow);
    }

    @Override
    public void judge(Rules rules, NetworkFlow flow, Consumer<Signal> out) {
        rules.onFlow(flow, out);
    }

    @Override
    public List<Detector<NetworkFlow, ?>> detectors(Detections detections) {
        var detectors = new ArrayList<>(detections.compileRules().flowDetectors());
        detectors.addAll(detections.compileModels().detectors(NetworkFlow.class));
        return detectors;
    }
}
