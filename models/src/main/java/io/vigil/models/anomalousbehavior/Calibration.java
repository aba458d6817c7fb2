package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.Tactic;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How odd the days of an account's principals are that bring news, tactic by tactic. One sample is the highest score of one principal on one
 * day, so that neither an attacker nor a noisy job weighs more than once a day; a day that was all too odd waits another day.
 *
 * <p>What the account has shown mixes with the shipped table, which weighs as much as {@link #FIRM} days of principals. Scores lie in a
 * known range, so classes of a quarter keep all that a quantile needs; beyond the highest fiftieth a generalised Pareto distribution goes on
 * (peaks over threshold; Siffer and others 2017), fitted by moments. Days count half after {@link #HALF_LIFE} days.
 */
final class Calibration {
    private static final double FIRM = 200;
    private static final double HALF_LIFE = 64;
    private static final double TAIL = 0.02;
    /** So many days of a tactic must lie in the tail before it speaks for itself. */
    private static final double FEW = 10;

    private static final double MOST_SHAPE = 0.5;

    private final Scores[] scores = new Scores[Tactic.COUNT];
    private final PendingDailyScores waiting;
    private double principalDays;
    private double newsDays;
    private int day;

    Calibration() {
        this(new PendingDailyScores());
    }

    private Calibration(PendingDailyScores waiting) {
        this.waiting = waiting;
        for (int at = 0; at < scores.length; at++) {
            scores[at] = new Scores();
        }
    }

    /** A principal acts on a day, for the first time that day. */
    void count(int on) {
        advance(on);
        principalDays++;
    }

    /** @param improbable too odd to be learnt at once */
    void sample(long entity, Tactic tactic, int on, double score, boolean improbable) {
        advance(on);
        waiting.add(entity, tactic, on, score, improbable);
    }

    /** Probability that a day with news holds a score as high for this tactic. */
    double exceedance(Tactic tactic, double score) {
        double shipped = Math.pow(10, Improbability.tail(score));
        double own = own(scores[tactic.code()], score);
        double weight = Double.isNaN(own) ? 0 : principalDays / (principalDays + FIRM);
        return weight == 0 ? shipped : weight * own + (1 - weight) * shipped;
    }

    /** NaN while too little is known. */
    private double own(Scores of, double score) {
        double wanted = Math.max(FEW, TAIL * newsDays);
        double threshold = of.threshold(wanted);
        if (Double.isNaN(threshold)) {
            return Double.NaN;
        }
        if (score <= threshold) {
            return of.above(score) / newsDays;
        }
        return of.above(threshold) / newsDays * pareto(of.excesses(threshold), score - threshold);
    }

    /** Probability of an excess this high. */
    private static double pareto(Scores.Excesses excesses, double excess) {
        double ratio = excesses.mean() * excesses.mean() / excesses.variance();
        double shape = Math.max(-MOST_SHAPE, Math.min(MOST_SHAPE, (1 - ratio) / 2));
        double scale = excesses.mean() * (1 - shape);
        if (Math.abs(shape) < 1e-3) {
            return Math.exp(-excess / scale);
        }
        double base = 1 + shape * excess / scale;
        return base <= 0 ? 0 : Math.pow(base, -1 / shape);
    }

    private void advance(int on) {
        if (on <= day) {
            return;
        }
        double kept = day == 0 ? 1 : Math.pow(2, (day - on) / HALF_LIFE);
        for (Scores each : scores) {
            each.fade(kept);
        }
        principalDays *= kept;
        newsDays *= kept;
        day = on;
        waiting.release(on, (tactic, score, first) -> {
            scores[tactic.code()].add(score);
            newsDays += first ? 1 : 0;
        });
    }

    Calibration copy() {
        var copy = new Calibration(waiting.copy());
        for (int at = 0; at < scores.length; at++) {
            copy.scores[at] = scores[at].copy();
        }
        copy.principalDays = principalDays;
        copy.newsDays = newsDays;
        copy.day = day;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        for (Scores each : scores) {
            each.write(out);
        }
        waiting.write(out);
        out.writeDouble(principalDays);
        out.writeDouble(newsDays);
        out.writeShort(day);
    }

    static Calibration read(DataInputView in) throws IOException {
        var scores = new Scores[Tactic.COUNT];
        for (int at = 0; at < scores.length; at++) {
            scores[at] = Scores.read(in);
        }
        var calibration = new Calibration(PendingDailyScores.read(in));
        System.arraycopy(scores, 0, calibration.scores, 0, scores.length);
        calibration.principalDays = in.readDouble();
        calibration.newsDays = in.readDouble();
        calibration.day = in.readUnsignedShort();
        return calibration;
    }
}
