package io.vigil.models.compromisedcredentials;

import io.vigil.events.signals.Tactic;

/**
 * Merges evidence of several tactics into one number whose mean over innocent days is at most 1, whatever is searched for: the mean of the
 * elementary symmetric averages of order 1 to 5 (Vovk and Wang, "E-values: calibration, combination and applications", 2021). It speaks for
 * many weak pieces in different tactics and for a few strong ones, and a flood in one tactic cannot make a story.
 */
final class EValues {
    /** Of a tactic that was silent: {@code p = 1}. */
    static final double SILENT = 0.2;

    private static final double MOST = 1e4;
    private static final int ORDERS = 5;
    private static final double[] CHOICES = choices();

    private EValues() {}

    /** @param pValue probability that an innocent day shows as much, above 0 */
    static double of(double pValue) {
        return Math.min(MOST, SILENT * Math.pow(pValue, SILENT - 1));
    }

    /** Of the rarest of several days, from what it is on a day of its own: by Bonferroni its p-value is as many times as large. */
    static double among(int days, double eValue) {
        return Math.max(SILENT, eValue * Math.pow(days, SILENT - 1));
    }

    /** @param byTactic by code of the tactic; all of them */
    static double merge(double[] byTactic) {
        var sums = new double[ORDERS + 1];
        sums[0] = 1;
        for (double each : byTactic) {
            for (int order = ORDERS; order > 0; order--) {
                sums[order] += sums[order - 1] * each;
            }
        }
        double mean = 0;
        for (int order = 1; order <= ORDERS; order++) {
            mean += sums[order] / CHOICES[order] / ORDERS;
        }
        return mean;
    }

    /** In how many ways so many of the tactics can be chosen. */
    private static double[] choices() {
        var all = new double[ORDERS + 1];
        all[0] = 1;
        for (int order = 1; order <= ORDERS; order++) {
            all[order] = all[order - 1] * (Tactic.COUNT - order + 1) / order;
        }
        return all;
    }
}
