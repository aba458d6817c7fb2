package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.models.anomalousbehavior.InnocentPrincipal.Kind;
import io.vigil.models.baseline.Days;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A probability must mean what it says: among innocent days, one in a hundred may look as odd as one in a hundred. */
class NullCalibrationTest {
    private static final int PRINCIPALS = 90;
    private static final int DAYS = 50;
    /** Days of learning, and the weekends among them. */
    private static final int LEARNING = 10;

    private static final int EVERYTHING = 10;

    @Test
    void innocentDaysAreAsOddAsTheirProbabilitySays() {
        Supplier<ObservedAccount> alone = () -> AnomalousBehaviors.withBudget(EVERYTHING, 1);
        List<String> world = AnomalousBehaviors.world();

        List<Double> days = new ArrayList<>();
        for (int number = 0; number < PRINCIPALS; number++) {
            days.addAll(oddestOfEachDay(alone.get(), new InnocentPrincipal(number, kind(number), world)));
        }

        for (double probability : new double[] {0.03, 0.01, 0.003}) {
            double share = days.stream().filter(day -> day <= probability).count() / (double) days.size();
            assertThat(share / probability)
                    .as("share of innocent days with a probability of at most %s", probability)
                    .isBetween(0.3, 3.0);
        }
    }

    @Test
    void theShippedBudgetIsKept() {
        Supplier<ObservedAccount> alone = ObservedAccount::ofTheShippedModel;
        List<String> world = AnomalousBehaviors.world();

        long findings = 0;
        long days = 0;
        for (int number = 0; number < PRINCIPALS; number++) {
            Collection<Double> oddest =
                    oddestOfEachDay(alone.get(), new InnocentPrincipal(number, kind(number), world));
            days += oddest.size();
            findings += oddest.stream().filter(probability -> probability < 1).count();
        }

        double accountDays = days / 20.0;
        assertThat(findings / accountDays).as("findings per account and day").isLessThan(0.1);
    }

    private static Kind kind(int number) {
        if (number % 10 < 6) {
            return Kind.SERVICE;
        }
        return number % 10 < 9 ? Kind.PERSON : Kind.ADMINISTRATOR;
    }

    /** Smallest probability told of on each active day after learning; 1 for a day on which nothing was told. */
    private static Collection<Double> oddestOfEachDay(ObservedAccount account, InnocentPrincipal principal) {
        Map<Integer, Double> oddest = new HashMap<>();
        for (int number = 0; number < DAYS; number++) {
            boolean counts = number >= LEARNING;
            principal.work(Given.MONDAY + number * 86_400_000L, call -> {
                account.unitCase.clear();
                account.see(call);
                double least = account.findings().stream()
                        .mapToDouble(signal -> signal.score().pValue())
                        .min()
                        .orElse(1);
                if (counts) {
                    oddest.merge(Days.of(call.time()), least, Math::min);
                }
            });
        }
        return oddest.values();
    }
}
