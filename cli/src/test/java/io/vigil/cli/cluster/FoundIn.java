package io.vigil.cli.cluster;

import io.vigil.sinks.FindingFilter;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.StoredFinding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a store holds.
 *
 * @param findings what logs show; the same for a replay and a live job
 * @param selfChecks what a live job notices of its logs: those of the samples have been silent since they were written. A replay's end where they end
 */
record FoundIn(List<StoredFinding> findings, List<StoredFinding> selfChecks) {
    static FoundIn store(String url) {
        Map<Boolean, List<StoredFinding>> isSelfCheck = FindingStorage.at(url).store().find(FindingFilter.ALL).stream()
                .collect(Collectors.partitioningBy(finding -> finding.type().startsWith("SelfCheck:")));
        return new FoundIn(isSelfCheck.get(false), isSelfCheck.get(true));
    }
}
