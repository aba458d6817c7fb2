package io.vigil.jobs.logs;

import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.jobs.logs.dns.DnsLog;
import io.vigil.jobs.logs.vpcflow.VpcFlowLog;
import io.vigil.jobs.pipeline.LogKind;
import java.util.List;
import java.util.stream.Collectors;

/** Every kind of log that Vigil reads. */
public final class LogKinds {
    /** In the order in which options and tables name them. */
    public static final List<LogKind<?>> ALL = List.of(new CloudTrailLog(), new VpcFlowLog(), new DnsLog());

    private LogKinds() {}

    /** As options name them, separated by commas. */
    public static String names() {
        return ALL.stream().map(LogKind::name).collect(Collectors.joining(", "));
    }
}
