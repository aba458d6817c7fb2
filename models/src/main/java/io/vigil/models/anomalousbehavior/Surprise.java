package io.vigil.models.anomalousbehavior;

import io.vigil.models.habit.DayTable;
import io.vigil.models.habit.NetworkKey;
import java.util.Arrays;

/**
 * How unexpected a call is of its principal: −log10 of the probability that the profile gives to what it does, from where, with what, to
 * what and with what outcome. These depend on each other, so they are not simply added: the oddest counts whole, the next half, the third a
 * quarter.
 *
 * @param act of the call itself; 0 when the principal makes it frequently
 * @param place of network and country, after what the visit so far has vouched for
 * @param tool of the user agent
 * @param total the score: the parts together, what the call is worth to an attacker, and the suspicion of the acts before
 */
record Surprise(double act, double place, double tool, double total) {
    private static final double MOST_ACT = 6;
    private static final double MOST = 5;
    /** How far the sensitivity of an unusual act counts. */
    private static final double SENSITIVITY = 0.5;

    private static final double SUSPICION = 0.5;

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

    /** @param visit what the principal did today from the network of this call */
    static Surprise of(Traits traits, Profile profile, Visit visit, long time, int day) {
        double act = act(traits, profile, day);
        double place = place(traits, profile, day) * visit.strangeness();
        double tool = TOOL_WEIGHT * simple(profile, Attribute.AGENT, traits, day, ANY_TOOL);
        double target = TARGET_WEIGHT
                * Math.max(
                        simple(profile, Attribute.REGION, traits, day, ANY_TARGET),
                        simple(profile, Attribute.BUCKET, traits, day, ANY_TARGET));
        double outcome = OUTCOME_WEIGHT
                * Math.max(simple(profile, Attribute.ERROR, traits, day, ANY_OUTCOME), profile.denials.surprise(time));
        double total = dependent(act, place, tool, target, outcome);
        if (act > 0) {
            total += SENSITIVITY * Math.max(0, traits.api().sensitivity() - (traits.denied() ? 1 : 0));
        }
        return new Surprise(act, place, tool, total + SUSPICION * visit.suspicion(time));
    }

    /** A call that is new to the principal is the less surprising, the more it uses the call's service and the more others make the call. */
    private static double act(Traits traits, Profile profile, int day) {
        Api api = traits.api();
        DayTable calls = profile.table(Attribute.API);
        if (calls.frequentBefore(api.key(), day)) {
            return 0;
        }
        double service = profile.table(Attribute.SERVICE).probability(api.service(), day, api.serviceShare());
        return surprise(calls.probability(api.key(), day, service * api.share()), MOST_ACT);
    }

    private static double place(Traits traits, Profile profile, int day) {
        double any = traits.network() == NetworkKey.AWS ? AWS_NETWORK : ANY_NETWORK;
        return Math.max(
                NETWORK_WEIGHT * simple(profile, Attribute.NETWORK, traits, day, any),
                COUNTRY_WEIGHT * simple(profile, Attribute.COUNTRY, traits, day, ANY_COUNTRY));
    }

    private static double simple(Profile profile, Attribute attribute, Traits traits, int day, double any) {
        long key = traits.key(attribute);
        DayTable table = profile.table(attribute);
        return key == 0 || table.frequentBefore(key, day) ? 0 : surprise(table.probability(key, day, any), MOST);
    }

    private static double surprise(double probability, double most) {
        return Math.min(most, -Math.log10(probability));
    }

    private static double dependent(double... parts) {
        Arrays.sort(parts);
        int last = parts.length - 1;
        return parts[last] + parts[last - 1] / 2 + parts[last - 2] / 4;
    }
}
