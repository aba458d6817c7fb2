package io.vigil.console.detections;

import io.vigil.events.ListHit;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Occurrence;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Score;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import io.vigil.events.signals.Subject;
import io.vigil.events.signals.Tactic;
import io.vigil.findings.Finding;
import io.vigil.findings.SampleFinding;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One detection, {@code u}, with a parameter that {@code tuned} in the tuning file changes. */
public final class GivenDetections implements DetectionBook {
    public static final String TYPE = "Recon:EC2/Portscan";

    @Override
    public Map<String, String> pages() {
        return Map.of("u", "# A detection\n\n## What to do\n\nLook.");
    }

    @Override
    public List<Tunable> tunables(String unit, String tuning) {
        boolean tuned = tuning.contains("tuned");
        return unit.equals("u")
                ? List.of(new Tunable("window", tuned ? "3h" : "6h", tuned, "6h", "10m", "24h", "longer costs state"))
                : List.of();
    }

    @Override
    public Map<String, Finding> samples(String account, String region, Instant now) {
        var time = now.toEpochMilli();
        var signal = new Signal(
                new Detection("u", TYPE, Tactic.DISCOVERY, "T1046", 5, "A port scan", "Ports.", "", null, null),
                new Occurrence(time, time, account, region, 0),
                Subject.NOBODY.withResource("i-99999999"),
                new ConnectionActivity("OUTBOUND", "TCP", false, 1024, 443),
                Remote.of("198.51.100.0"),
                new SignalEvidence(ListHit.NONE, Observation.NONE, new String[] {"event"}, SequenceStep.NONE),
                Score.NONE);
        return Map.of(TYPE, SampleFinding.of(signal));
    }
}
