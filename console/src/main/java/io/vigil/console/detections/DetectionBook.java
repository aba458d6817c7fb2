package io.vigil.console.detections;

import io.vigil.findings.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The detections of a job, by their ids and finding types. */
public interface DetectionBook {
    /** What their authors wrote of them: Markdown by the detection's id; those without a page are left out. */
    Map<String, String> pages();

    /**
     * The parameters of a detection.
     *
     * @param tuning text of the tuning file; empty for everything as shipped
     * @return none for a detection that there is not, has none, or is switched off
     */
    List<Tunable> tunables(String unit, String tuning);

    /** Every finding type that they raise, each with a finding that nothing happened for. */
    Map<String, Finding> samples(String account, String region, Instant now);
}
