package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Tactic;
import io.vigil.models.anomalousbehavior.InnocentPrincipal.Kind;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A thief on the victim's own network with the victim's own tool, who makes no call that gives itself away: he asks some services what they hold,
 * and takes something of it. Nothing but the number of services that are new at once speaks against him.
 */
class QuietThiefTest {
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;
    private static final int HISTORY = 35;
    private static final int VICTIMS = 30;
    private static final ApiLandscape LANDSCAPE = AnomalousBehaviors.landscape();
    private static final List<String> WORLD = AnomalousBehaviors.world();

    /** Administrators try out services themselves: of them half is more than a coin would find. */
    @ParameterizedTest
    @CsvSource({"SERVICE, 0.95", "PERSON, 0.8", "ADMINISTRATOR, 0.5"})
    void whoLooksAroundAndTakesIsToldFromTheUsualNetworkToo(Kind kind, double share) {
        assertThat(told(kind, 6, 3)).isGreaterThanOrEqualTo(share);
    }

    /** A release brings calls of new services, and reads none of their lists. */
    @ParameterizedTest
    @CsvSource({"SERVICE, 0.05", "PERSON, 0.1", "ADMINISTRATOR, 0.1"})
    void newServicesThatNobodyAsksWhatTheyHoldAreARelease(Kind kind, double share) {
        assertThat(told(kind, 0, 4)).isLessThanOrEqualTo(share);
    }

    /** Share of the victims whose thief is told of, who asks so many services what they hold and takes from so many. */
    private static double told(Kind kind, int asks, int takes) {
        int told = 0;
        for (int number = 0; number < VICTIMS; number++) {
            ObservedAccount account = ObservedAccount.ofTheShippedModel();
            ApiCall last = history(account, new InnocentPrincipal(number, kind, WORLD));
            account.unitCase.clear();
            List<String> acts = new ArrayList<>(some(true, asks, number));
            acts.addAll(some(false, takes, number));
            for (int at = 0; at < acts.size(); at++) {
                account.see(apiCall(acts.get(at))
                        .by("p" + number)
                        .from("198.51.100.7")
                        .agent(last.textOr(ApiField.USER_AGENT, ""))
                        .origin(last.origin())
                        .at(Given.MONDAY + HISTORY * DAY + 600 * MINUTE + at * MINUTE));
            }
            told += account.findings().isEmpty() ? 0 : 1;
        }
        return told / (double) VICTIMS;
    }

    private static ApiCall history(ObservedAccount account, InnocentPrincipal principal) {
        List<ApiCall> calls = new ArrayList<>();
        for (int day = 0; day < HISTORY; day++) {
            principal.work(Given.MONDAY + day * DAY, calls::add);
        }
        calls.forEach(account::see);
        return calls.get(calls.size() - 1);
    }

    /** One call of each of so many services, none of them telling. */
    private static List<String> some(boolean asking, int count, int seed) {
        List<Api> quiet = new ArrayList<>(LANDSCAPE.listed().stream()
                .filter(api -> (api.tactic() == Tactic.DISCOVERY) == asking && api.sensitivity() <= 1)
                .filter(api -> api.serviceShare() >= 0.01)
                .toList());
        Collections.shuffle(quiet, new Random(seed));
        var services = new HashSet<>();
        return quiet.stream()
                .filter(api -> services.add(api.service()))
                .limit(count)
                .map(Api::label)
                .toList();
    }
}
