package io.vigil.jobs.logs.vpcflow;

import io.vigil.catalogue.Problems;
import io.vigil.detection.flows.Exchange;
import io.vigil.events.Hash;
import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.intel.Intel;
import io.vigil.jobs.pipeline.LogKind;
import io.vigil.jobs.retrohunt.ContactLog;
import io.vigil.sources.LogFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** VPC flow logs, keyed by instance. */
public record VpcFlowLog() implements LogKind<NetworkFlow> {
    /** How flow logs are laid out where no header states it. */
    private static final OwnOption FIELDS = new OwnOption(
            "--vpc-flow-format",
            "FIELDS",
            "Order of the fields of flow logs without a header, \"version account-id interface-id …\"; "
                    + "without it, AWS's default format.");

    @Override
    public String name() {
        return "vpc-flow";
    }

    @Override
    public String title() {
        return "VPC flow log";
    }

    @Override
    public String records() {
        return "VPC flow logs";
    }

    @Override
    public String service() {
        return "vpcflowlogs";
    }

    /** Ten minutes of aggregation, and about five to CloudWatch Logs, ten to S3. */
    @Override
    public Duration delivery() {
        return Duration.ofMinutes(20);
    }

    @Override
    public Class<NetworkFlow> events() {
        return NetworkFlow.class;
    }

    @Override
    public List<OwnOption> options() {
        return List.of(FIELDS);
    }

    @Override
    public LogFormat<NetworkFlow> format(UnaryOperator<@Nullable String> options, Problems problems) {
        String fields = options.apply(FIELDS.name());
        try {
            return new VpcFlowFormat(fields);
        } catch (IllegalArgumentException e) {
            problems.add(FIELDS.name(), String.valueOf(fields), String.valueOf(e.getMessage()));
            return new VpcFlowFormat(null);
        }
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
    public int compareTies(NetworkFlow one, NetworkFlow other) {
        return one.compareIds(other);
    }
}
