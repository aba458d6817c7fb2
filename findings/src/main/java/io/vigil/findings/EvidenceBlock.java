package io.vigil.findings;

import io.vigil.events.ListHit;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code service.evidence}: the threat lists that were touched, and what they call the threats. Absent when none was. */
final class EvidenceBlock {
    private EvidenceBlock() {}

    static Fields of(Finding finding) {
        var byList = new TreeMap<String, Collection<String>>();
        for (ListHit hit : finding.evidence().hits()) {
            byList.computeIfAbsent(hit.list(), list -> new TreeSet<>()).addAll(Arrays.asList(hit.threatNames()));
        }
        return new Fields()
                .objects(
                        "threatIntelligenceDetails",
                        byList.entrySet().stream()
                                .map(list -> new Fields()
                                        .text("threatListName", list.getKey())
                                        .texts("threatNames", list.getValue())));
    }
}
