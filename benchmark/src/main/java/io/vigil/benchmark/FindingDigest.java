package io.vigil.benchmark;

import io.vigil.events.Hash;
import io.vigil.findings.Finding;
import io.vigil.findings.GuardDutyJson;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * The findings of the run before in one number, whatever their order: the last state of each, as it is delivered. Two runs over the same load
 * that have the same number found the same.
 */
final class FindingDigest implements MapFunction<Finding, Finding> {
    private static final long serialVersionUID = 1;

    private static final Map<String, Finding> LAST = new ConcurrentHashMap<>();

    /** @param number of findings */
    record Found(int number, long digest) {
        @Override
        public String toString() {
            return "%,d %016x".formatted(number, digest);
        }
    }

    @Override
    public Finding map(Finding finding) {
        LAST.put(finding.id(), finding);
        return finding;
    }

    /** Since the last time this was asked. */
    static Found take() {
        long digest = 0;
        for (Finding finding : LAST.values()) {
            digest += Hash.of(GuardDutyJson.of(finding));
        }
        var found = new Found(LAST.size(), digest);
        LAST.clear();
        return found;
    }
}
