package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.models.anomalousbehavior.InnocentPrincipal.Kind;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account of machines, people and administrators over seven weeks: what is kept of it, what it passes on, what it is told in vain. */
class GeneratedOrganizationTest {
    private static final int PRINCIPALS = 150;
    private static final int DAYS = 50;
    private static final long DAY = 86_400_000L;
    private static final ObservedAccount ACCOUNT = ObservedAccount.ofTheShippedModel();

    private static int calls;

    @BeforeAll
    static void work() {
        List<String> world = AnomalousBehaviors.world();
        List<InnocentPrincipal> principals = new ArrayList<>();
        for (int number = 0; number < PRINCIPALS; number++) {
            Kind kind = number % 10 < 6 ? Kind.SERVICE : number % 10 < 9 ? Kind.PERSON : Kind.ADMINISTRATOR;
            principals.add(new InnocentPrincipal(number, kind, world));
        }
        for (int day = 0; day < DAYS; day++) {
            for (InnocentPrincipal principal : principals) {
                principal.work(Given.MONDAY + day * DAY, call -> {
                    calls++;
                    ACCOUNT.see(call);
                });
            }
        }
    }

    @Test
    void profilesStayWithinTheirSize() {
        List<Integer> sizes = new ArrayList<>();
        ACCOUNT.profiles().forEach(profile -> sizes.add(Written.of(profile).bytes().length));
        Collections.sort(sizes);

        assertThat(sizes.get(sizes.size() / 2)).as("typical").isLessThanOrEqualTo(1000);
        assertThat(sizes.get(sizes.size() * 99 / 100)).as("99 of a hundred").isLessThanOrEqualTo(2700);
    }

    @Test
    void theAccountStaysWithinItsSize() {
        assertThat(Written.of(ACCOUNT.memory).bytes()).hasSizeLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void theAccountHearsOfWhatIsNewAlone() {
        assertThat((double) ACCOUNT.novelties / (PRINCIPALS * DAYS))
                .as("novelties per principal and day")
                .isLessThan(12);
        assertThat(ACCOUNT.novelties).isLessThan(calls);
    }

    /** Five accounts that were drawn apart had 0.08 to 0.16, on average 0.12. */
    @Test
    void theAccountIsToldLittleInVain() {
        assertThat(ACCOUNT.findings().size() / (double) DAYS)
                .as("findings per account and day")
                .isLessThanOrEqualTo(0.16);
    }
}
