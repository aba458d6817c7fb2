package io.vigil.models.anomalousbehavior;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.ApiName;
import io.vigil.models.baseline.Memo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each call of AWS's API is for, as stated in the unit's {@code apis.yaml}; calls that it does not list are judged by their names. */
final class ApiLandscape {
    /** What a call serves, and how telling it is. */
    record Purpose(Tactic tactic, double sensitivity) {}

    /** What a name says, whatever the service. */
    record Saying(Pattern expression, Purpose purpose) {}

    /** Part of the first uses that falls to services which are not listed, and into how many services it falls. */
    private static final double UNLISTED = 0.05 / 300;
    /** Probability of a call among the first uses of its service's calls, when it is not one that nearly everyone makes. */
    private static final double READ = 0.004;

    private static final double WRITE = 0.002;
    private static final Purpose OF_ANY_VERB = new Purpose(Tactic.PERSISTENCE, 0);
    private static final int RECALLED = 4096;

    private final Map<String, Purpose> verbs;
    private final List<Saying> names;
    private final Map<String, Double> serviceShares;
    private final Map<Long, Api> listed;
    private final Memo<Api> recall = new Memo<>(RECALLED);

    /**
     * @param verbs by first word of a name
     * @param names asked in this order, before the verb
     * @param serviceShares sum to less than 1
     * @param listed by {@link Api#key()}
     */
    ApiLandscape(
            Map<String, Purpose> verbs, List<Saying> names, Map<String, Double> serviceShares, Map<Long, Api> listed) {
        this.verbs = verbs;
        this.names = names;
        this.serviceShares = serviceShares;
        this.listed = listed;
    }

    Api of(ApiCall call) {
        Api known = recall.find(call.apiHash());
        return known != null ? known : recall.keep(call.apiHash(), of(call.service(), call.name()));
    }

    Api of(String service, String name) {
        String plain = ApiName.withoutVersion(name);
        Api known = listed.get(key(service, plain));
        return known != null ? known : unlisted(service, plain);
    }

    /** Label of a listed call; null for others. */
    @Nullable
    String label(long key) {
        Api api = listed.get(key);
        return api == null ? null : api.label();
    }

    /** All that the file lists. */
    List<Api> listed() {
        return listed.values().stream().sorted(Comparator.comparing(Api::label)).toList();
    }

    private Api unlisted(String service, String name) {
        Purpose purpose = byName(name);
        return new Api(
                key(service, name),
                Hash.of(service),
                label(service, name),
                false,
                KindOfAct.of(byVerb(name).tactic, false, purpose),
                purpose.tactic,
                purpose.sensitivity,
                serviceShares.getOrDefault(service, UNLISTED),
                share(purpose.tactic));
    }

    private Purpose byName(String name) {
        return names.stream()
                .filter(saying -> saying.expression.matcher(name).find())
                .findFirst()
                .map(Saying::purpose)
                .orElseGet(() -> byVerb(name));
    }

    /** What a call serves by the first word of its name. */
    Purpose byVerb(String name) {
        return verbs.getOrDefault(verb(name), OF_ANY_VERB);
    }

    static double share(Tactic tactic) {
        return tactic == Tactic.DISCOVERY ? READ : WRITE;
    }

    static long key(String service, String name) {
        return Hash.combine(Hash.of(service), Hash.of(name));
    }

    static String label(String service, String name) {
        int dot = service.indexOf('.');
        return (dot < 0 ? service : service.substring(0, dot)) + ":" + name;
    }

    /** The first word of a name in camel case. */
    static String verb(String name) {
        int at = 1;
        while (at < name.length() && Character.isLowerCase(name.charAt(at))) {
            at++;
        }
        return name.substring(0, Math.min(at, name.length()));
    }
}
