package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountBehaviorTest {
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;
    private static final int TEAM = 12;
    private static final Origin OFFICE = Origin.of(AddressClass.PUBLIC, 64_500, "DE", 0);
    private static final Origin BRANCH = Origin.of(AddressClass.PUBLIC, 64_501, "DE", 0);
    private static final Origin ELSEWHERE = Origin.of(AddressClass.PUBLIC, 64_999, "FR", 0);

    private final ObservedAccount account = ObservedAccount.ofTheShippedModel();

    @BeforeEach
    void threeWeeksOfATeam() {
        for (int day = 0; day < 21; day++) {
            for (int number = 0; number < TEAM; number++) {
                see(call(number, "ec2:DescribeInstances", OFFICE), day * DAY);
                see(call(number, "logs:FilterLogEvents", OFFICE), day * DAY + MINUTE);
                if (number >= TEAM / 2) {
                    see(call(number, "iam:UpdateAssumeRolePolicy", BRANCH), day * DAY + 2 * MINUTE);
                }
            }
        }
    }

    @Test
    void whatHalfTheTeamDoesFromThereIsNotTold() {
        see(call(0, "iam:UpdateAssumeRolePolicy", BRANCH), 21 * DAY);

        assertThat(account.findings()).isEmpty();
    }

    @Test
    void whatNobodyDoesFromNowhereKnownIsTold() {
        see(call(0, "iam:UpdateAssumeRolePolicy", ELSEWHERE), 21 * DAY);
        see(call(1, "iam:CreateLoginProfile", ELSEWHERE), 21 * DAY);

        assertThat(account.findings())
                .extracting(signal -> signal.detection().type())
                .contains("Persistence:IAMUser/AnomalousBehavior");
    }

    @Test
    void whatManyBeginTogetherIsOneEvent() {
        for (int number = 0; number < TEAM; number++) {
            see(call(number, "athena:StartQueryExecution", OFFICE), 21 * DAY + number * MINUTE);
            see(call(number, "secretsmanager:GetSecretValue", OFFICE), 21 * DAY + 20 * MINUTE + number * MINUTE);
        }

        List<Signal> rollOuts = account.unitCase.stream()
                .filter(signal -> signal.detection().type() == null)
                .toList();
        assertThat(rollOuts).extracting(signal -> signal.activity().api()).doesNotHaveDuplicates();
        assertThat(rollOuts).isNotEmpty();
        assertThat(account.findings()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aFindingSaysWhatIsUnusualForTheAccountAndWhatLetItThrough() {
        see(call(0, "iam:CreateLoginProfile", ELSEWHERE), 21 * DAY);

        Signal signal = account.findings().get(0);
        assertThat(line(signal, "asn", true).values()).containsExactly("AS64999");
        assertThat(line(signal, "asn", true).frequency()).isEqualTo(Frequency.UNSEEN);
        assertThat(line(signal, "asn", false).values()).contains("AS64500", "AS64501");
        assertThat(line(signal, "userName", false).values()).hasSize(TEAM);
        assertThat(line(signal, "userType", false).values()).containsExactly("IAM_USER");
        assertThat(line(signal, "userAgent", false).values()).containsExactly("aws-cli on linux");
        assertThat(signal.score().pValue()).isLessThan(1e-3);
        assertThat(signal.detection().description())
                .contains("with probability", "0.1 findings a day in vain", "20 principals");
    }

    @Test
    void anAttackOfWhichTheAccountWasToldIsNotToldAgainAtOnce() {
        for (int minute = 0; minute < 30; minute++) {
            see(call(0, "iam:CreateLoginProfile", ELSEWHERE), 21 * DAY + minute * MINUTE);
        }

        assertThat(account.findings()).hasSize(1);
    }

    @Test
    void whoAsksOneServiceAfterTheOtherFromTheUsualNetworkIsTold() {
        String[] asked = {
            "lambda:ListFunctions",
            "secretsmanager:ListSecrets",
            "dynamodb:ListTables",
            "rds:DescribeDBSnapshots",
            "ssm:DescribeParameters",
            "sns:ListTopics"
        };
        for (int number = 0; number < asked.length; number++) {
            see(call(0, asked[number], OFFICE).id("event-" + number), 21 * DAY + number * 3L * MINUTE);
        }

        assertThat(account.findings()).isNotEmpty();
        assertThat(account.findings().get(0).evidence().eventIds())
                .hasSizeGreaterThan(2)
                .contains("event-0");
    }

    @Test
    void whoBeginsWithOneServiceAsksItManyThings() {
        String[] asked = {
            "ListFunctions",
            "GetFunction",
            "ListLayers",
            "ListAliases",
            "ListTags",
            "GetAccountSettings",
            "ListEventSourceMappings"
        };
        for (int number = 0; number < asked.length; number++) {
            see(call(0, "lambda:" + asked[number], OFFICE), 21 * DAY + number * MINUTE);
        }

        assertThat(account.findings()).isEmpty();
    }

    @Test
    void newServicesOfADayAreNoSpreeWhenHoursLieBetween() {
        String[] asked = {"lambda:ListFunctions", "dynamodb:ListTables", "sns:ListTopics", "rds:DescribeDBSnapshots"};
        for (int number = 0; number < asked.length; number++) {
            see(call(0, asked[number], OFFICE), 21 * DAY + number * 120L * MINUTE);
        }

        assertThat(account.findings()).isEmpty();
    }

    @Test
    void aRoleThatMakesMostOfTheCallsTellsItsAccountNoMoreThanOthers() {
        int before = account.novelties;

        for (int number = 0; number < 20_000; number++) {
            see(call(0, "s3:GetObject", OFFICE).bucket("bucket" + number % 500), 21 * DAY + number);
        }

        assertThat(account.novelties - before).isLessThan(40);
    }

    @Test
    void readsBackWhatItWrote() {
        see(call(0, "iam:CreateLoginProfile", ELSEWHERE), 21 * DAY);
        Written written = Written.of(account.memory);

        AccountMemory read = written.read(AccountMemory.class);

        assertThat(Written.of(read).bytes()).isEqualTo(written.bytes());
    }

    @Test
    void aCopyIsItsOwn() {
        byte[] before = Written.of(account.memory).bytes();

        AccountMemory copy = Written.copy(account.memory);
        see(call(0, "iam:CreateLoginProfile", ELSEWHERE), 21 * DAY);
        see(call(0, "ec2:DescribeInstances", OFFICE), 22 * DAY);

        assertThat(Written.of(copy).bytes()).isEqualTo(before);
        assertThat(Written.of(account.memory).bytes()).isNotEqualTo(before);
    }

    private void see(GivenCall call, long offset) {
        account.see(call.at(Given.MONDAY + offset));
    }

    private static GivenCall call(int number, String api, Origin origin) {
        return apiCall(api)
                .by("member" + number)
                .agent("aws-cli/2.15 Linux/6.1")
                .origin(origin);
    }

    private static Observation line(Signal signal, String feature, boolean unusual) {
        return Arrays.stream(signal.evidence().observations())
                .filter(line ->
                        line.scope().equals("account") && line.feature().equals(feature) && line.unusual() == unusual)
                .findFirst()
                .orElseThrow();
    }
}
