package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ApiCall;
import io.vigil.events.Signal;
import io.vigil.models.anomalousbehavior.InnocentPrincipal.Kind;
import io.vigil.models.habit.Days;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A probability must mean what it says: among innocent days, one in a hundred may look as odd as one in a hundred. */
class NullCalibrationTest {
    private static final int PRINCIPALS = 400;
    private static final int DAYS = 50;
    private static final int SETTLED = 10;

    @Test
    void innocentDaysAreAsOddAsTheirProbabilitySays() {
        var model = AnomalousBehaviors.withBudget(10, 1);
        List<String> world = AnomalousBehaviors.world();
        var days = new ArrayList<Double>();

        for (int number = 0; number < PRINCIPALS; number++) {
            Kind kind = number % 10 < 6 ? Kind.SERVICE : number % 10 < 9 ? Kind.PERSON : Kind.ADMINISTRATOR;
            days.addAll(oddestOfEachDay(model, new InnocentPrincipal(number, kind, world)));
        }

        if (System.getProperty("tail") != null) {
            var scores = SCORES;
            System.out.println(days.size() + " days, with news " + scores.size());
            for (int s = 0; s < 12; s++) { int t = s; System.out.printf("score %d: %.3f%n", s, Math.log10(scores.stream().filter(x -> x >= t).count() / (double) scores.size())); }
        }
        for (double p : new double[] {0.03, 0.01, 0.003, 0.001}) {
            double share = days.stream().filter(day -> day <= p).count() / (double) days.size();
            System.out.println(p + " " + share);
            assertThat(share / p).as("share of innocent days with p <= %s", p).isBetween(0.0, 3.0);
        }
    }
    static final List<Double> SCORES = new ArrayList<>();

    /** Smallest probability of each active day after the first weeks; 1 for a day with nothing odd. */
    private static List<Double> oddestOfEachDay(AnomalousBehavior model, InnocentPrincipal principal) {
        Map<Integer, Double> oddest = new HashMap<>();
        Map<Integer, Double> sc = new HashMap<>();
        var profile = new Profile[1];
        for (int day = 0; day < DAYS; day++) {
            int settled = day;
            principal.work(Given.MONDAY + day * 86_400_000L, (ApiCall call) -> {
                List<Signal> signals = new ArrayList<>();
                profile[0] = model.observe(profile[0], call, signals::add);
                double p = signals.stream().mapToDouble(Signal::pValue).min().orElse(1);
                if (settled >= SETTLED) {
                    oddest.merge(Days.of(call.time()), p, Math::min);
                    for (var s : signals) sc.merge(Days.of(call.time()), s.score(), Math::max);
                }
            });
        }
        sc.values().stream().filter(x -> x > 2).forEach(SCORES::add);
        return List.copyOf(oddest.values());
    }
}
