package io.vigil.findings;

import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What GuardDuty adds to {@code AnomalousBehavior} findings on API calls: the anomalous calls, and what is usual and unusual by account,
 * identity and bucket. Every value is a text; lists are joined with {@code " , "}.
 */
final class AnomalousBehaviorBlock {
    private static final Map<String, String> FEATURES = Map.of(
            "api", "APIs",
            "asn", "ASNs",
            "bucket", "Buckets",
            "userAgent", "UserAgents",
            "userName", "UserNames",
            "userType", "UserTypes");

    private static final Map<String, String> SCOPES =
            Map.of("account", "Account", "userIdentity", "UserIdentity", "bucket", "Bucket");

    private static final Set<String> PROFILED = Set.of(
            "APIsAccount",
            "APIsUserIdentity",
            "ASNsAccount",
            "ASNsBucket",
            "ASNsUserIdentity",
            "BucketsAccount",
            "BucketsUserIdentity",
            "UserAgentsAccount",
            "UserAgentsUserIdentity",
            "UserNamesAccount",
            "UserNamesBucket",
            "UserTypesAccount");

    private static final Set<String> UNUSUAL = Set.of(
            "APIsAccount",
            "APIsUserIdentity",
            "ASNsAccount",
            "ASNsUserIdentity",
            "UserAgentsAccount",
            "UserAgentsUserIdentity",
            "UserNamesAccount",
            "UserTypesAccount");

    private AnomalousBehaviorBlock() {}

    static Fields of(Finding finding) {
        Signal latest = finding.latest();
        String agent = latest.activity() instanceof ApiCallActivity call ? call.userAgent() : null;
        return new Fields()
                .object("userAgent", new Fields().text("fullUserAgent", agent))
                .object("anomalies", new Fields().text("anomalousAPIs", calls(finding)))
                .object("profiledBehavior", profiled(latest.evidence().observations()))
                .object("unusualBehavior", unusual(finding.evidence().brokenHabits()));
    }

    /** {@code service:[Api:success , Api:<error>] , service2:[…]}, the call of {@code service.action} first. */
    private static String calls(Finding finding) {
        CallName primary = CallName.of(finding.latest().activity());
        if (primary == null) {
            return "";
        }
        var byService = Stream.concat(Stream.of(primary), others(finding, primary))
                .collect(Collectors.groupingBy(
                        CallName::service,
                        LinkedHashMap::new,
                        Collectors.mapping(call -> call.api() + ":" + call.outcome(), Collectors.joining(" , "))));
        return byService.entrySet().stream()
                .map(service -> service.getKey() + ":[" + service.getValue() + "]")
                .collect(Collectors.joining(" , "));
    }

    private static Stream<CallName> others(Finding finding, CallName primary) {
        return Arrays.stream(finding.evidence().calls())
                .map(call -> CallName.parse(call.name()))
                .filter(call -> !call.equals(primary))
                .sorted(Comparator.comparing(CallName::text));
    }

    private static Fields profiled(Observation[] usual) {
        var texts = new TreeMap<String, String>();
        for (Observation seen : usual) {
            String name = nameOf(seen, PROFILED);
            if (name != null && !seen.unusual() && seen.frequency() != Frequency.UNSEEN) {
                String frequency = seen.frequency().name().toLowerCase(Locale.ROOT);
                texts.merge(frequency + "Profiled" + name, join(seen), AnomalousBehaviorBlock::both);
            }
        }
        return written(texts);
    }

    private static Fields unusual(Observation[] unusual) {
        var texts = new TreeMap<String, String>();
        for (Observation seen : unusual) {
            String name = nameOf(seen, UNUSUAL);
            if (name != null) {
                texts.merge("unusual" + name, join(seen), AnomalousBehaviorBlock::both);
            }
        }
        boolean identity = texts.containsKey("unusualUserNamesAccountProfiling")
                || texts.containsKey("unusualUserTypesAccountProfiling");
        texts.put("isUnusualUserIdentity", Boolean.toString(identity));
        return written(texts);
    }

    /** {@code APIsUserIdentityProfiling} and its kin; null for what GuardDuty has no name for. */
    private static @Nullable String nameOf(Observation seen, Set<String> names) {
        String name = FEATURES.get(seen.feature()) + SCOPES.get(seen.scope());
        return names.contains(name) ? name + "Profiling" : null;
    }

    private static String join(Observation seen) {
        return String.join(" , ", seen.values());
    }

    private static String both(String one, String other) {
        return one + " , " + other;
    }

    private static Fields written(Map<String, String> texts) {
        var fields = new Fields();
        texts.forEach(fields::text);
        return fields;
    }
}
