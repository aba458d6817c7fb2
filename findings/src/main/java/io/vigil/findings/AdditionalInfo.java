package io.vigil.findings;

import io.vigil.events.ListHit;
import io.vigil.events.signals.Activity;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Signal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code service.additionalInfo}: the keys of the finding's family, the same once more as one text under {@code value} (so does EventBridge),
 * and beside them what only Vigil adds.
 */
final class AdditionalInfo {
    private static final String OUT_BYTES = "outBytes";
    private static final String IN_BYTES = "inBytes";
    /** Keys of their own. */
    private static final Set<String> NUMBERS = Set.of(OUT_BYTES, IN_BYTES, "context");

    private AdditionalInfo() {}

    static Fields of(Finding finding) {
        var family = family(finding);
        return new Fields()
                .all(family)
                .text("value", family.toString())
                .text("type", "default")
                .object("vigil", VigilInfo.of(finding));
    }

    private static Fields family(Finding finding) {
        Signal latest = finding.latest();
        Activity activity = latest.activity();
        boolean port = activity instanceof ConnectionActivity && activity.localPort() > 0;
        var family = new Fields()
                .mark("sample", SampleFinding.isOne(latest))
                .text("threatListName", first(finding.evidence().hits(), ListHit::list))
                .text("threatName", first(finding.evidence().hits(), AdditionalInfo::threatName))
                .text("domain", activity.domain())
                .text("localPort", port ? Integer.toString(activity.localPort()) : null)
                .text("unusual", typeOf(latest).startsWith("Behavior:") ? unusual(finding) : null)
                .text("portsScannedSample", observed(latest, "/Portscan", "scannedPort"))
                .text("scannedPort", observed(latest, "/PortSweep", "scannedPort"))
                .text("unusualProtocol", observed(latest, ".UnusualProtocol", "protocol"))
                .text("outBytes", observed(latest, "/TrafficVolumeUnusual", OUT_BYTES))
                .text("inBytes", observed(latest, "/TrafficVolumeUnusual", IN_BYTES))
                .text("context", observed(latest, "/NetworkPortUnusual", "context"))
                .objects("apiCalls", calls(finding));
        return typeOf(latest).contains("/AnomalousBehavior") ? family.all(AnomalousBehaviorBlock.of(finding)) : family;
    }

    /** What was unusual of this feature, for findings whose type ends so; null for others. */
    private static @Nullable String observed(Signal latest, String type, String feature) {
        if (!typeOf(latest).endsWith(type)) {
            return null;
        }
        return Arrays.stream(latest.evidence().observations())
                .filter(seen -> seen.unusual() && seen.feature().equals(feature))
                .flatMap(seen -> Arrays.stream(seen.values()))
                .reduce((one, other) -> one + ", " + other)
                .orElse(null);
    }

    private static String typeOf(Signal signal) {
        return String.valueOf(signal.detection().type());
    }

    private static @Nullable String first(ListHit[] hits, Function<ListHit, @Nullable String> what) {
        return hits.length == 0 ? null : what.apply(hits[0]);
    }

    private static @Nullable String threatName(ListHit hit) {
        return hit.threatNames().length == 0 ? null : hit.threatNames()[0];
    }

    private static String unusual(Finding finding) {
        return Arrays.stream(finding.evidence().brokenHabits())
                .filter(seen -> !NUMBERS.contains(seen.feature()))
                .map(Observation::values)
                .flatMap(Arrays::stream)
                .distinct()
                .collect(Collectors.joining(" , "));
    }

    /** Times are epoch seconds here, as GuardDuty has them. */
    private static Stream<Fields> calls(Finding finding) {
        return Arrays.stream(finding.evidence().calls())
                .sorted(Comparator.comparing(SignalCount::name))
                .map(call -> new Fields()
                        .text("name", CallName.parse(call.name()).api())
                        .number("count", call.count())
                        .number("firstSeen", call.first() / 1000)
                        .number("lastSeen", call.last() / 1000));
    }
}
