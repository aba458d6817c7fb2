package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.Tactic;
import java.util.Locale;

/**
 * Turns a score into the probability that an innocent day of the principal holds one as high, and a budget of findings into the probability
 * that is low enough.
 *
 * <p>An innocent day is odd in two steps: it brings news at all (learnt of each principal), and the news are that odd (the same for all, and
 * shipped: {@link #TAIL}). One sample is a day, never a call, so that a busy day weighs no more than another.
 */
final class Improbability {
    /** A day with a score above this brings news. */
    static final double NEWS = 2;

    /**
     * log10 of the part of innocent days with news whose highest score is at least 0, 1, 2, … Beyond the last it falls as it did before.
     * Measured on generated accounts; a test holds it to them.
     */
    private static final double[] TAIL = {0, 0, 0, -0.1, -0.3, -0.7, -1.2, -1.9, -3.0, -4.2};

    /**
     * The least score of news that are a telling call: 2.7 for what one in 500 first calls of a service is, and half its weight of 1.5. It is
     * beyond a part of what other news score.
     */
    private static final double TELLING_NEWS = 3.45;

    /** Part of the budget that changes to what is not the principal's own get beside that of all tactics together. */
    private static final double CHANGES = 0.2;

    private final double budget;
    private final double principals;

    /**
     * @param budget findings per account and day that people are willing to look at in vain
     * @param principals principals that act in an account on a day, at least
     */
    Improbability(double budget, double principals) {
        this.budget = budget;
        this.principals = principals;
    }

    static double of(double score, double newsRate) {
        return newsRate * Math.pow(10, tail(score));
    }

    /** Turns the probability of a day with news that are telling into the one of news that hold as many such scores. */
    static double onScaleOfAllNews(double tellingNewsRate) {
        return tellingNewsRate / Math.pow(10, tail(TELLING_NEWS));
    }

    /** log10 of the part of innocent days with news whose highest score is as high. */
    static double tail(double score) {
        int last = TAIL.length - 1;
        int at = Math.min((int) Math.max(0, score), last - 1);
        return TAIL[at] + (score - at) * (TAIL[at + 1] - TAIL[at]);
    }

    /**
     * What an innocent principal's day may hold so rarely that the account stays within its budget.
     *
     * @param active principals that act in the account on a day, as far as that is known
     */
    double limit(Tactic tactic, double active) {
        return budget * share(tactic) / Math.max(principals, active);
    }

    /**
     * What an innocent principal's day may hold so rarely of changes to what is not its own.
     *
     * @param active principals that act in the account on a day, as far as that is known
     */
    double limitOfChanges(double active) {
        return budget * CHANGES / Math.max(principals, active);
    }

    /** Words for {@link #limit}. */
    String limitInWords(Tactic tactic, double active) {
        return String.format(
                Locale.ROOT,
                "%.1e: %s findings a day in vain, %.0f %% of them for this tactic, among %.0f principals",
                limit(tactic, active),
                budget,
                100 * share(tactic),
                Math.max(principals, active));
    }

    /** How the budget is divided: discovery is cheap to look at and common, so it gets little. */
    private static double share(Tactic tactic) {
        return switch (tactic) {
            case DISCOVERY -> 0.05;
            case EXFILTRATION, IMPACT -> 0.10;
            default -> 0.15;
        };
    }
}
