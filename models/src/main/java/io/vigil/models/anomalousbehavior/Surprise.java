package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.Observation;
import io.vigil.models.baseline.Expectation;
import io.vigil.models.baseline.NetworkKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * How unexpected a call is of its principal: −log10 of the probability that the profile gives to what it does, from where, with what, to
 * what and with what outcome. These depend on each other, so they are not simply added: the oddest counts whole, the next half, the third a
 * quarter.
 *
 * @param act of the call itself; 0 when the principal makes it frequently
 * @param place of network and country, after what the visit so far has vouched for
 * @param tool of the user agent
 * @param target of Region, bucket or model
 * @param outcome of the error, or of how much is refused
 * @param sensitivity what the call is worth to an attacker
 * @param suspicion of the acts before
 * @param total the score: the parts together, what the call is worth to an attacker, and the suspicion of the acts before
 */
record Surprise(
        double act,
        double place,
        double tool,
        double target,
        double outcome,
        double sensitivity,
        double suspicion,
        double total) {
    private static final double MOST_ACT = 6;
    private static final double MOST = 5;
    /** How far the sensitivity of an unusual act counts. */
    private static final double SENSITIVITY = 0.5;

    private static final double SUSPICION = 0.5;
    /** Of the third-oddest part; what is less odd does not count. */
    private static final double LEAST_WEIGHT = 0.25;

    private static final double LEAST_SHARE = 0.005;

    private static final double NETWORK_WEIGHT = 0.8;
    private static final double COUNTRY_WEIGHT = 0.6;
    private static final double TOOL_WEIGHT = 0.6;
    private static final double TARGET_WEIGHT = 0.5;
    private static final double OUTCOME_WEIGHT = 0.5;

    // Probability of one certain new value among all that a principal might begin with: the shipped prior of all
    // principals.
    private static final double ANY_NETWORK = 0.001;
    private static final double AWS_NETWORK = 0.1;
    private static final double ANY_COUNTRY = 0.01;
    private static final double ANY_TOOL = 0.02;
    private static final double ANY_TARGET = 0.05;
    private static final double ANY_OUTCOME = 0.1;
    /** Part of the first uses of a service that is of one kind of change. */
    private static final double CHANGES = 0.2;

    /** @param elsewhere what others do */
    static Surprise of(Traits traits, Outlook outlook, Elsewhere elsewhere) {
        var expected = new Expected(traits, outlook, elsewhere);
        double act = expected.act();
        double place = expected.place() * outlook.strangeness();
        double tool = TOOL_WEIGHT * expected.simple(Attribute.AGENT, ANY_TOOL);
        double target = TARGET_WEIGHT * expected.target();
        double outcome = OUTCOME_WEIGHT * Math.max(expected.simple(Attribute.ERROR, ANY_OUTCOME), outlook.denials());
        double sensitivity =
                act > 0 ? SENSITIVITY * Math.max(0, traits.api().sensitivity() - (outlook.denied() ? 1 : 0)) : 0;
        double suspicion = SUSPICION * outlook.suspicion();
        double total = dependent(act, place, tool, target, outcome) + sensitivity + suspicion;
        return new Surprise(act, place, tool, target, outcome, sensitivity, suspicion, total);
    }

    /** What part of the score each feature makes, the largest first; none that rounds to nothing. */
    Observation[] shares() {
        var parts = new TreeMap<String, Double>(
                Map.of("call", act, "place", place, "tool", tool, "target", target, "outcome", outcome));
        double weight = 1;
        for (String feature : largestFirst(parts)) {
            parts.compute(feature, weighted(weight));
            weight = weight > LEAST_WEIGHT ? weight / 2 : 0;
        }
        parts.put("sensitivity", sensitivity);
        parts.put("suspicion", suspicion);
        return largestFirst(parts).stream()
                .filter(feature -> parts.get(feature) > LEAST_SHARE * total)
                .map(feature -> Observation.share(feature, parts.get(feature) / total))
                .toArray(Observation[]::new);
    }

    private static BiFunction<String, Double, Double> weighted(double weight) {
        return (feature, part) -> part * weight;
    }

    private static List<String> largestFirst(Map<String, Double> parts) {
        return parts.keySet().stream()
                .sorted(Comparator.comparing(parts::get, Comparator.reverseOrder()))
                .toList();
    }

    private record Expected(Traits traits, Outlook outlook, Elsewhere elsewhere) {
        /** A call that is new to the principal is the less surprising, the more it uses the call's service and the more others make the call. */
        double act() {
            Api api = traits.api();
            double service = outlook.of(Attribute.SERVICE)
                    .given(elsewhere.probability(Attribute.SERVICE, api.service(), api.serviceShare()));
            return surprise(probability(Attribute.API, Math.min(service, change(api)) * api.share()), MOST_ACT);
        }

        /** Usual to read is not usual to change: the service counts for no more than what of this kind is done to it. */
        private double change(Api api) {
            double anybody = api.serviceShare() * CHANGES;
            return api.kind().changes()
                    ? outlook.of(Attribute.KIND).given(elsewhere.probability(Attribute.KIND, api.act(), anybody))
                            / CHANGES
                    : 1;
        }

        double place() {
            double any = traits.network() == NetworkKey.AWS ? AWS_NETWORK : ANY_NETWORK;
            return Math.max(
                    NETWORK_WEIGHT * simple(Attribute.NETWORK, any),
                    COUNTRY_WEIGHT * simple(Attribute.COUNTRY, ANY_COUNTRY));
        }

        double target() {
            return Math.max(
                    simple(Attribute.REGION, ANY_TARGET),
                    Math.max(simple(Attribute.BUCKET, ANY_TARGET), simple(Attribute.MODEL, ANY_TARGET)));
        }

        double simple(Attribute attribute, double any) {
            return surprise(probability(attribute, any), MOST);
        }

        private double probability(Attribute attribute, double any) {
            Expectation own = outlook.of(attribute);
            return own.fresh() == 0
                    ? own.known()
                    : own.given(elsewhere.probability(attribute, traits.key(attribute), any));
        }
    }

    private static double surprise(double probability, double most) {
        return Math.min(most, Math.max(0, -Math.log10(probability)));
    }

    private static double dependent(double... parts) {
        Arrays.sort(parts);
        int last = parts.length - 1;
        return parts[last] + parts[last - 1] / 2 + parts[last - 2] / 4;
    }
}
