package io.vigil.models.anomalousbehavior;

import io.vigil.models.habit.DayTable;
import io.vigil.models.habit.Expectation;

/**
 * What a profile expects of the traits of one call, open as to what others do, so that an account can answer that.
 *
 * @param figures for each {@link Attribute} the two parts of its {@link Expectation}, then those below; they travel as they are
 */
record Outlook(double[] figures) {
    private static final int NEWS_RATE = 2 * Attribute.COUNT;
    private static final int STRANGENESS = NEWS_RATE + 1;
    private static final int SUSPICION = NEWS_RATE + 2;
    private static final int DENIALS = NEWS_RATE + 3;
    private static final int DENIED = NEWS_RATE + 4;
    private static final int LENGTH = NEWS_RATE + 5;

    private static final Attribute[] ATTRIBUTES = Attribute.values();

    /** @param visit what the principal did today from the network of this call */
    static Outlook of(Traits traits, Profile profile, Visit visit, long time, int day) {
        var figures = new double[LENGTH];
        for (Attribute attribute : ATTRIBUTES) {
            Expectation expectation = expectation(attribute, traits.key(attribute), profile, day);
            figures[2 * attribute.code] = expectation.known();
            figures[2 * attribute.code + 1] = expectation.fresh();
        }
        figures[NEWS_RATE] = profile.days.newsRate(day);
        figures[STRANGENESS] = visit.strangeness();
        figures[SUSPICION] = visit.suspicion(time);
        figures[DENIALS] = profile.denials.surprise(time);
        figures[DENIED] = traits.denied() ? 1 : 0;
        return new Outlook(figures);
    }

    /** What the call does not tell, and what is frequent, surprises nobody; but a frequent service leaves open which call of it. */
    private static Expectation expectation(Attribute attribute, long key, Profile profile, int day) {
        DayTable table = profile.table(attribute);
        boolean sure = attribute != Attribute.SERVICE && table.frequentBefore(key, day);
        return key == 0 || sure ? Expectation.SURE : table.expectation(key, day);
    }

    Expectation of(Attribute attribute) {
        return new Expectation(figures[2 * attribute.code], figures[2 * attribute.code + 1]);
    }

    /** Whether the profile has the value on no day at all. */
    boolean isNew(Attribute attribute) {
        return figures[2 * attribute.code] == 0;
    }

    /** Probability of a day with news. */
    double newsRate() {
        return figures[NEWS_RATE];
    }

    /** How strange the place still is, after what the visit so far has vouched for: 0–1. */
    double strangeness() {
        return figures[STRANGENESS];
    }

    /** Of the acts before. */
    double suspicion() {
        return figures[SUSPICION];
    }

    /** Surprise at how many different calls were refused within the hour. */
    double denials() {
        return figures[DENIALS];
    }

    boolean denied() {
        return figures[DENIED] != 0;
    }
}
