package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Watch;
import io.vigil.events.Hash;
import io.vigil.events.Ip;
import io.vigil.events.NetworkFlow;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.retrohunt.ContactLog;
import io.vigil.rules.Rules;
import io.vigil.rules.flow.Exchange;
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
    public Gleaner<NetworkFlow> gleaner() {
        return new GleanPresence();
    }

    @Override
    public List<Watch<NetworkFlow, ?>> watches(Detections detections) {
        var watches = new ArrayList<Watch<NetworkFlow, ?>>(
                detections.compileRules().on(NetworkFlow.class).watches());
        watches.addAll(detections.compileModels().flowWatches());
        return watches;
    }
}
