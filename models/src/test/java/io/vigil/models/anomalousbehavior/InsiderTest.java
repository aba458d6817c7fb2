package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.models.anomalousbehavior.InnocentPrincipal.Kind;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Somebody who reads a service on every day and has never changed anything in it makes one telling change there, from the usual place with the
 * usual tool. Only what is done speaks against it.
 */
class InsiderTest {
    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000L;
    private static final int HISTORY = 35;
    private static final int INSIDERS = 20;
    private static final double TELLING = 1.5;
    private static final ApiLandscape LANDSCAPE = AnomalousBehaviors.landscape();
    private static final List<String> WORLD = AnomalousBehaviors.world();

    /** The people of this world begin with something new on most days, and administrators with something telling every week: the budget hides theirs. */
    @ParameterizedTest
    @CsvSource({"SERVICE, 0.6", "PERSON, 0.1"})
    void theFirstTellingChangeOfADailyReaderIsTold(Kind kind, double share) {
        assertThat(told(kind, true)).as("share of the insiders").isGreaterThanOrEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"SERVICE, 0.05", "PERSON, 0.05", "ADMINISTRATOR, 0.05"})
    void anotherQuestionOfADailyReaderIsNot(Kind kind, double share) {
        assertThat(told(kind, false)).as("share of the readers").isLessThanOrEqualTo(share);
    }

    private static double told(Kind kind, boolean change) {
        int told = 0;
        List<Api> telling = acts(change);
        for (int number = 0; number < INSIDERS; number++) {
            Api act = telling.get((number * 37 + 11) % telling.size());
            told += isTold(new InnocentPrincipal(number, kind, WORLD), number, act) ? 1 : 0;
        }
        return told / (double) INSIDERS;
    }

    /** Of services that somebody reads daily: no question of them is telling, and what changes them is or is not. */
    private static List<Api> acts(boolean change) {
        return LANDSCAPE.listed().stream()
                .filter(api -> api.serviceShare() >= 0.01)
                .filter(api -> change ? api.sensitivity() >= TELLING : api.sensitivity() == 0)
                .filter(api -> api.label().matches("[a-z0-9-]+:(Get|List|Describe|Assume).*") != change)
                .toList();
    }

    private static boolean isTold(InnocentPrincipal principal, int number, Api act) {
        ObservedAccount account = ObservedAccount.ofTheShippedModel();
        List<ApiCall> calls = new ArrayList<>();
        String service = act.label().substring(0, act.label().indexOf(':'));
        for (int day = 0; day < HISTORY; day++) {
            int before = calls.size();
            principal.work(Given.MONDAY + day * DAY, calls::add);
            if (calls.size() > before) {
                ApiCall last = calls.get(calls.size() - 1);
                calls.add(like(last, number, service + ":ListThings", day, 17));
                calls.add(like(last, number, service + ":DescribeThing", day, 18));
            }
        }
        calls.removeIf(call -> LANDSCAPE.of(call).service() == act.service()
                && !LANDSCAPE.of(call).label().matches("[a-z0-9-]+:(Get|List|Describe).*"));
        calls.forEach(account::see);
        account.unitCase.clear();
        account.see(like(calls.get(calls.size() - 1), number, act.label(), HISTORY, 12));
        return !account.findings().isEmpty();
    }

    private static ApiCall like(ApiCall last, int number, String api, int day, int hour) {
        return apiCall(api)
                .by("p" + number)
                .from("198.51.100.7")
                .agent(last.textOr(ApiField.USER_AGENT, ""))
                .origin(last.origin())
                .at(Given.MONDAY + day * DAY + hour * HOUR)
                .build();
    }
}
