package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiField;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sessions of one role that are there for a day or two: instances that come and go, people who join those who share a permission set. Who does
 * what the others do is silent from the first day, who does what none of them ever did is told on the first day.
 */
class NewcomerTest {
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;
    private static final int HISTORY = 35;
    private static final int WORLDS = 10;

    /** Who shares the role, and what they do at work. */
    enum Team {
        FLEET("instance:i-0%015x/web", "aws-sdk-java/2.29 Linux/5.10", 3, 1),
        PEOPLE("role:AWSReservedSSO_Developer_0123456789abcdef/p%d@example.org", "Mozilla/5.0 (Macintosh)", 1, 12);

        private final String name;
        private final String tool;
        private final int joinDaily;
        private final int stayDays;

        Team(String name, String tool, int joinDaily, int stayDays) {
            this.name = name;
            this.tool = tool;
            this.joinDaily = joinDaily;
            this.stayDays = stayDays;
        }

        private String name(int number) {
            return String.format(name, number);
        }
    }

    private static final List<String> WORK = List.of(
            "sqs:ReceiveMessage",
            "dynamodb:GetItem",
            "s3:GetObject",
            "logs:PutLogEvents",
            "ec2:DescribeInstances",
            "lambda:ListFunctions",
            "lambda:GetFunction",
            "ssm:GetParameter",
            "cloudwatch:GetMetricData",
            "kms:Decrypt",
            "ecs:DescribeServices",
            "ecr:DescribeImages");

    @ParameterizedTest
    @EnumSource
    void whoJoinsAndDoesAsTheOthersDoIsSilent(Team team) {
        int told = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ObservedAccount account = history(team, seed);
            told += account.findings().size();
        }
        assertThat(told / (double) (WORLDS * HISTORY)).as("findings a day").isLessThanOrEqualTo(0.1);
    }

    @ParameterizedTest
    @EnumSource
    void whoJoinsAndDoesWhatNoneOfThemDoesIsToldAtOnce(Team team) {
        int told = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ObservedAccount account = history(team, seed);
            account.unitCase.clear();
            act(account, team, "iam:CreateLoginProfile", 0);
            act(account, team, "iam:AttachUserPolicy", 1);
            act(account, team, "lambda:CreateEventSourceMapping", 2);
            told += account.findings().isEmpty() ? 0 : 1;
        }
        assertThat(told / (double) WORLDS).as("share of the thieves").isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @EnumSource
    void aReleaseThatGivesAllOfThemTheSameNewCallIsSilent(Team team) {
        int told = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ObservedAccount account = history(team, seed);
            account.unitCase.clear();
            for (int number = 0; number < 8; number++) {
                see(account, team, 5000 + number, "secretsmanager:GetSecretValue", HISTORY * DAY + number * MINUTE);
                see(account, team, 5000 + number, "states:StartExecution", HISTORY * DAY + number * MINUTE);
            }
            told += account.findings().size();
        }
        assertThat(told / (double) WORLDS).as("findings for a release").isLessThanOrEqualTo(0.1);
    }

    @ParameterizedTest
    @EnumSource
    void aRegionThatAllOfThemBeginWithIsSilent(Team team) {
        int told = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ObservedAccount account = history(team, seed);
            account.unitCase.clear();
            for (int number = 0; number < 8; number++) {
                for (String api : WORK) {
                    account.see(call(team, 5000 + number, api, HISTORY * DAY + number * MINUTE)
                            .region("eu-south-2"));
                }
            }
            told += account.findings().size();
        }
        assertThat(told / (double) WORLDS).as("findings for a region").isLessThanOrEqualTo(0.1);
    }

    @ParameterizedTest
    @EnumSource
    void aTeamThatMovesToAnotherRoleIsSilent(Team team) {
        int told = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            ObservedAccount account = history(team, seed);
            account.unitCase.clear();
            for (int day = 0; day < 10; day++) {
                for (String api : WORK) {
                    account.see(call(team, 5000 + day / 5, api, (HISTORY + day) * DAY + 540 * MINUTE)
                            .set(ApiField.ISSUER_ARN, "arn:aws:iam::" + Given.ACCOUNT + ":role/successor"));
                }
            }
            told += account.findings().size();
        }
        assertThat(told / (double) WORLDS).as("findings for a migration").isLessThanOrEqualTo(0.1);
    }

    private static void act(ObservedAccount account, Team team, String api, int minute) {
        see(account, team, 9999, api, HISTORY * DAY + 600 * MINUTE + minute * MINUTE);
    }

    private static ObservedAccount history(Team team, int seed) {
        ObservedAccount account = ObservedAccount.ofTheShippedModel();
        var random = new Random(seed);
        for (int day = 0; day < HISTORY; day++) {
            int newest = (day + 1) * team.joinDaily;
            for (int number = Math.max(0, newest - team.joinDaily * team.stayDays); number < newest; number++) {
                work(account, team, number, day, random);
            }
        }
        return account;
    }

    private static void work(ObservedAccount account, Team team, int number, int day, Random random) {
        for (String api : WORK) {
            if (random.nextDouble() < 0.5) {
                see(account, team, number, api, day * DAY + (480 + random.nextInt(480)) * MINUTE);
            }
        }
    }

    private static void see(ObservedAccount account, Team team, int number, String api, long time) {
        account.see(call(team, number, api, time));
    }

    private static GivenCall call(Team team, int number, String api, long time) {
        return apiCall(api)
                .by(team.name(number))
                .from("198.51.100.7")
                .agent(team.tool)
                .at(Given.MONDAY + time);
    }
}
