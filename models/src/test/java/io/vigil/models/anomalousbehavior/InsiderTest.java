package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.signals.Tactic;
import io.vigil.models.anomalousbehavior.InnocentPrincipal.Kind;
import io.vigil.models.baseline.Days;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody who reads a service on every day and has never changed anything in it makes one telling change there, from the usual place with the
 * usual tool, to something that others look after. Only what is done, and to what, speaks against it.
 *
 * <p>A deployment role looks after {@link InnocentPrincipal#OTHERS} of each service.
 */
class InsiderTest {
    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000L;
    private static final int HISTORY = 35;
    /** Of forty, shares stray by a twentieth with the order of the table that they are drawn from. */
    private static final int INSIDERS = 160;
    /** The builder of calls takes these for data events. */
    private static final Pattern NOT_MEANT = Pattern.compile("s3:.*Object");

    private static final ApiLandscape LANDSCAPE = AnomalousBehaviors.landscape();
    private static final List<String> WORLD = AnomalousBehaviors.world();

    /** Of 640 of each kind 0.97, 0.93 and 0.90 are. */
    @ParameterizedTest
    @CsvSource({"SERVICE, 0.95", "PERSON, 0.9", "ADMINISTRATOR, 0.9"})
    void theFirstTellingChangeToWhatOthersLookAfterIsTold(Kind kind, double share) {
        assertThat(told(kind, true, InnocentPrincipal.OTHERS))
                .as("share of the insiders")
                .isGreaterThanOrEqualTo(share - chance(share));
    }

    /** Two standard errors of a share among so few: the order of the table decides which are drawn. */
    private static double chance(double share) {
        return 2 * Math.sqrt(share * (1 - share) / INSIDERS);
    }

    /** Nobody looks after it, so less speaks against it: it may well be a person's own. */
    @Test
    void theFirstTellingChangeToWhatNobodyTouchesIsToldOfHalfTheMachines() {
        assertThat(told(Kind.SERVICE, true, "forgotten")).isGreaterThanOrEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"SERVICE, 0.05", "PERSON, 0.05", "ADMINISTRATOR, 0.05"})
    void anotherQuestionOfADailyReaderIsNot(Kind kind, double share) {
        assertThat(told(kind, false, InnocentPrincipal.OTHERS))
                .as("share of the readers")
                .isLessThanOrEqualTo(share);
    }

    /** A tenth of a finding a day among twenty principals: half a per cent of the days of one. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoWorksIsToldOfHardlyEver(Kind kind) {
        int told = 0;
        for (int number = 0; number < INSIDERS; number++) {
            ObservedAccount account = ObservedAccount.ofTheShippedModel();
            List<ApiCall> calls = history(new InnocentPrincipal(number, kind, WORLD));
            deployments(calls);
            calls.stream().sorted(Comparator.comparingLong(ApiCall::time)).forEach(account::see);
            told += account.findings().size();
        }

        assertThat(told / (double) (INSIDERS * HISTORY)).as("findings a day").isLessThanOrEqualTo(0.005);
    }

    private static double told(Kind kind, boolean change, String resource) {
        int told = 0;
        List<Api> telling = acts(change);
        for (int number = 0; number < INSIDERS; number++) {
            Api act = telling.get((number * 37 + 11) % telling.size());
            told += isTold(new InnocentPrincipal(number, kind, WORLD), act, resource) ? 1 : 0;
        }
        return told / (double) INSIDERS;
    }

    /** Of services that somebody reads daily: no question of them is telling, and what changes them is or is not. */
    private static List<Api> acts(boolean change) {
        return LANDSCAPE.listed().stream()
                .filter(api -> api.serviceShare() >= 0.01)
                .filter(api -> change
                        ? api.telling()
                                && api.kind().changes()
                                && !NOT_MEANT.matcher(api.label()).find()
                        : api.sensitivity() == 0 && api.kind() == KindOfAct.READ)
                .filter(api -> api.tactic() != Tactic.INITIAL_ACCESS)
                .toList();
    }

    private static boolean isTold(InnocentPrincipal principal, Api act, String resource) {
        ObservedAccount account = ObservedAccount.ofTheShippedModel();
        String service = act.label().substring(0, act.label().indexOf(':'));
        List<ApiCall> calls = history(principal);
        reads(calls, service);
        calls.removeIf(call -> LANDSCAPE.of(call).service() == act.service()
                && LANDSCAPE.of(call).kind().changes());
        ApiCall last = calls.get(calls.size() - 1);
        deployments(calls);
        calls.stream().sorted(Comparator.comparingLong(ApiCall::time)).forEach(account::see);
        account.unitCase.clear();
        account.see(like(last, act.label(), HISTORY, 12)
                .part(RawPart.REQUEST_PARAMETERS, InnocentPrincipal.about(resource))
                .build());
        return !account.findings().isEmpty();
    }

    private static List<ApiCall> history(InnocentPrincipal principal) {
        List<ApiCall> calls = new ArrayList<>();
        for (int day = 0; day < HISTORY; day++) {
            principal.work(Given.MONDAY + day * DAY, calls::add);
        }
        return calls;
    }

    /** On each day on which the principal works. */
    private static void reads(List<ApiCall> calls, String service) {
        Map<Integer, ApiCall> lastOfDays = new TreeMap<>();
        calls.forEach(call -> lastOfDays.put(Days.of(call.time() - Given.MONDAY), call));
        lastOfDays.forEach((day, last) -> {
            calls.add(like(last, service + ":ListThings", day, 17).build());
            calls.add(like(last, service + ":DescribeThing", day, 18).build());
        });
    }

    /** One of each service, once a week. */
    private static void deployments(List<ApiCall> calls) {
        List<String> services = LANDSCAPE.listed().stream()
                .map(api -> api.label().substring(0, api.label().indexOf(':')))
                .distinct()
                .toList();
        for (int day = 0; day < HISTORY; day += 7) {
            for (String service : services) {
                calls.add(apiCall(service + ":ModifyThing")
                        .by("role:deploy/run")
                        .at(Given.MONDAY + day * DAY + 3 * HOUR)
                        .part(RawPart.REQUEST_PARAMETERS, InnocentPrincipal.about(InnocentPrincipal.OTHERS))
                        .build());
            }
        }
    }

    private static GivenCall like(ApiCall like, String api, int day, int hour) {
        return apiCall(api)
                .by(like.textOr(ApiField.USER_NAME, ""))
                .from("198.51.100.7")
                .agent(like.textOr(ApiField.USER_AGENT, ""))
                .origin(like.origin())
                .at(Given.MONDAY + day * DAY + hour * HOUR);
    }
}
