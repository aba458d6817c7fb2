package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.FirstSeen;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody asks of many services, a question each, belongs together: of a person what is asked at a sitting, of a program what it asks on a day. */
class SpreeTest {
    private static final long MINUTE = 60_000;
    private static final double MUCH = 9;
    private static final double ODD = 4;
    private static final ApiLandscape LANDSCAPE = AnomalousBehaviors.landscape();
    private static final String[] QUESTIONS = {
        "ec2:DescribeInstances",
        "iam:ListRoles",
        "rds:DescribeDBInstances",
        "lambda:ListFunctions",
        "ecs:ListClusters",
        "kms:ListKeys",
        "sqs:ListQueues",
        "sns:ListTopics",
        "dynamodb:ListTables"
    };
    private static final String[] NO_QUESTIONS = {
        "sqs:SendMessage", "sns:Publish", "dynamodb:PutItem", "lambda:Invoke", "kms:Encrypt"
    };

    @Test
    void manyServicesAskedInMinutesAreMuchWhoeverAsks() {
        assertThat(sum(QUESTIONS, MINUTE, true)).isGreaterThanOrEqualTo(MUCH);
        assertThat(sum(QUESTIONS, MINUTE, false)).isGreaterThanOrEqualTo(MUCH);
    }

    @Test
    void manyServicesAskedInAMorningAreMuchOfAProgram() {
        assertThat(sum(QUESTIONS, 25 * MINUTE, true)).isLessThan(MUCH);
        assertThat(sum(QUESTIONS, 25 * MINUTE, false)).isGreaterThanOrEqualTo(MUCH);
    }

    @Test
    void newServicesThatAProgramAsksNothingAreARelease() {
        assertThat(sum(NO_QUESTIONS, 25 * MINUTE, false)).isZero();
    }

    @Test
    void whatOneRunOfAJobAsksDoesNotAddToTheNext() {
        assertThat(sum(QUESTIONS, 6 * 60 * MINUTE, false)).isLessThan(MUCH / 2);
    }

    private static double sum(String[] calls, long pause, boolean person) {
        Spree spree = Spree.NONE;
        long time = 0;
        for (String call : calls) {
            time += pause;
            String[] parts = call.split(":");
            Api api = LANDSCAPE.of(parts[0] + ".amazonaws.com", parts[1]);
            spree = spree.with(
                    api, ODD, new FirstSeen("unit", time, "111122223333", call, null, 7, shown(person), null), person);
        }
        return spree.sum(time, person);
    }

    private static NewBehavior shown(boolean person) {
        return new NewBehavior(person, 0, false, Map.of(), null);
    }
}
