package io.vigil.jobs.pipeline;

import io.vigil.detection.Detector;
import io.vigil.detection.flows.Exchange;
import io.vigil.events.Hash;
import io.vigil.events.NetworkFlow;
import io.vigil.events.net.Ip;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.retrohunt.ContactLog;
import java.util.ArrayList;
import java.util.List;

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
    public List<Detector<NetworkFlow, ?>> detectors(Detections detections) {
        var detectors = new ArrayList<Detector<NetworkFlow, ?>>(
                detections.compileRules().on(NetworkFlow.class).detectors());
        detectors.addAll(detections.compileModels().detectors(NetworkFlow.class));
        return detectors;
    }
}
