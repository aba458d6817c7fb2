package io.vigil.testkit;

import io.vigil.catalogue.UnitCase;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Signal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A unit's story as events, each list in the order of time; what happens at one time stays in the order told.
 *
 * @param account all of it happens in this one
 */
public record PlayedCase(
        UnitCase told,
        String account,
        List<ApiCall> calls,
        List<NetworkFlow> flows,
        List<DnsQuery> queries,
        List<Signal> signals) {

    /** What must be raised: finding types, or the unit's id for a building block. */
    public Set<String> expected() {
        return new TreeSet<>(told.expect());
    }

    /** What the unit raised among all these signals, in the words of {@link #expected()}. */
    public Set<String> raised(List<Signal> signals) {
        var raised = new TreeSet<String>();
        for (Signal signal : signals) {
            if (signal.unit().equals(told.unit()) && signal.account().equals(account)) {
                raised.add(signal.type() == null ? signal.unit() : signal.type());
            }
        }
        return raised;
    }
}
