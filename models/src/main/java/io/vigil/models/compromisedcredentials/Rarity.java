package io.vigil.models.compromisedcredentials;

import io.vigil.events.signals.Signal;

/**
 * How often an innocent principal's day brings a finding in one tactic, before anything is known of the principal. Findings are held to a
 * tenth a day and account; divided among twenty principals and thirteen tactics that is 4 in 10,000, of which those of high severity are the
 * smaller part. A rule's weight states the odds itself, as a power of ten, and counts where it says more than the severity; and where it says that
 * this one means next to nothing.
 */
final class Rarity {
    private static final double HIGH = 3e-4;
    private static final double MEDIUM = 1e-3;
    private static final double LOW = 3e-2;
    /** What a detection measured or a list states is not believed any further: an innocent cause that nobody thought of is as likely. */
    static final double LEAST = 1e-4;

    private static final double SEVERE = 7;
    private static final double NOTABLE = 4;
    private static final double MOST_ODDS = 3.5;
    /** Who says that it means less knows more of this one than its severity says of all. */
    private static final double SLIGHT = 0.5;

    private Rarity() {}

    static double of(Signal signal) {
        double measured = signal.score().pValue();
        if (measured < 1) {
            return Math.max(LEAST, measured);
        }
        if (signal.hits().length > 0) {
            return LEAST;
        }
        double weight = signal.score().value();
        double odds = Math.pow(10, -Math.min(MOST_ODDS, Math.max(0, weight)));
        if (weight > 0 && weight < SLIGHT) {
            return odds;
        }
        return Math.min(odds, bySeverity(signal.detection().severity()));
    }

    private static double bySeverity(double severity) {
        if (severity >= SEVERE) {
            return HIGH;
        }
        return severity >= NOTABLE ? MEDIUM : LOW;
    }
}
