package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.models.baseline.Days;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it costs who holds a key to teach the model that theft is usual. */
class PoisoningTest {
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;
    private static final int HISTORY = 21;
    private static final List<String> USUAL =
            List.of("ec2:DescribeInstances", "logs:FilterLogEvents", "s3:ListBuckets", "lambda:ListFunctions");

    private final ObservedAccount account = ObservedAccount.ofTheShippedModel();

    @BeforeEach
    void threeWeeksOfWork() {
        for (int day = 0; day < HISTORY; day++) {
            work(day);
        }
    }

    /** Then it is part of what the account knows as its oddness: a new duty, if nobody has stopped it. */
    @Test
    void anActIsToldOnTenDaysBeforeAnybodyGetsUsedToIt() {
        for (int day = HISTORY; day < HISTORY + 30; day++) {
            work(day);
            see(stolen("iam:CreateLoginProfile"), day, 10);
        }

        assertThat(account.findings().stream()
                        .map(signal -> Days.of(signal.time()))
                        .distinct())
                .as("days of thirty on which the theft is told")
                .hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void aThousandCallsADayTeachNoMoreThanOne() {
        int once = daysUntilSilent(1);

        assertThat(daysUntilSilent(300)).isEqualTo(once);
    }

    /** Doing as the owner does from the thief's network, so that the network is usual on the day of the theft. */
    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, true"})
    void aNetworkIsNotUsualBeforeItsFourthDay(int daysOfPreparation, boolean unitCase) {
        for (int day = HISTORY; day < HISTORY + daysOfPreparation; day++) {
            work(day);
            for (String api : USUAL) {
                see(stolen(api), day, 10);
            }
        }
        account.unitCase.clear();

        see(stolen("iam:CreateLoginProfile"), HISTORY + daysOfPreparation, 10);

        assertThat(!account.findings().isEmpty()).isEqualTo(unitCase);
    }

    @Test
    void anotherPrincipalOfTheThiefMakesNothingUsualForThisOne() {
        for (int day = HISTORY; day < HISTORY + 20; day++) {
            work(day);
            for (String api : USUAL) {
                see(stolen(api).by("mallory"), day, 10);
            }
            see(stolen("iam:CreateLoginProfile").by("mallory"), day, 11);
        }
        account.unitCase.clear();

        see(stolen("iam:CreateLoginProfile"), HISTORY + 20, 10);

        assertThat(account.findings())
                .extracting(signal -> signal.detection().type())
                .contains("Persistence:IAMUser/AnomalousBehavior");
    }

    /** An act that is not reported while it is new: how many days until it surprises no more. */
    private int daysUntilSilent(int callsADay) {
        var fresh = ObservedAccount.ofTheShippedModel();
        IntStream.range(0, HISTORY)
                .forEach(day -> fresh.see(usual("ec2:DescribeInstances").at(Given.MONDAY + day * DAY)));
        int day = HISTORY;
        while (!frequent(fresh, day)) {
            for (int call = 0; call < callsADay; call++) {
                fresh.see(usual("ec2:DescribeVpcs").at(Given.MONDAY + day * DAY + call * MINUTE));
            }
            day++;
        }
        return day - HISTORY;
    }

    private static boolean frequent(ObservedAccount seen, int day) {
        GivenCall call = usual("ec2:DescribeVpcs").at(Given.MONDAY + day * DAY);
        return seen.profile(call.build())
                .table(Attribute.API)
                .frequentBefore(
                        ApiLandscape.key("ec2.amazonaws.com", "DescribeVpcs"),
                        Days.of(call.build().time()));
    }

    private void work(int day) {
        for (String api : USUAL) {
            see(usual(api), day, 9);
        }
    }

    private void see(GivenCall call, int day, long hour) {
        account.see(call.at(Given.MONDAY + day * DAY + hour * 60 * MINUTE));
    }

    private static GivenCall usual(String api) {
        return apiCall(api)
                .by("alice")
                .agent("aws-cli/2.15 Linux/6.1")
                .origin(Origin.of(AddressClass.PUBLIC, 64_500, "DE", 0));
    }

    private static GivenCall stolen(String api) {
        return apiCall(api)
                .by("alice")
                .agent("Boto3/1.34 Windows/10")
                .origin(Origin.of(AddressClass.PUBLIC, 64_999, "FR", 0));
    }
}
