package io.vigil.jobs.replay;

import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import java.time.Duration;

/**
 * The files to read.
 *
 * @param lateness records of one file may be this much out of order, and are still judged in order
 * @param notAfter epoch milliseconds; what is dated later is refused
 */
public record ReplayLogs(
        ReplayInput<ApiCall> calls,
        ReplayInput<NetworkFlow> flows,
        ReplayInput<DnsQuery> queries,
        Duration lateness,
        long notAfter) {}
