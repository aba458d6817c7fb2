package io.vigil.cli.replay;

import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import java.time.Duration;
import java.util.stream.Stream;

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
        long notAfter) {
    /** How many there are files of. */
    int given() {
        return (int) Stream.of(calls, flows, queries).filter(ReplayInput::given).count();
    }
}
