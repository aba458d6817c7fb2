package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.Days;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Roles that do more than a profile holds: posture scanners, infrastructure as code, restore tests. What they do again and again is theirs, however
 * much it is; what a thief does with their credentials is not.
 */
class BroadRolesTest {
    private static final long DAY = 86_400_000L;
    private static final int DAYS = 35;
    private static final int ACCOUNTS = 24;
    /** Enough that chance moves the share that is found by few per cent. */
    private static final int ROBBED_ACCOUNTS = 72;

    private static final ApiLandscape LANDSCAPE = AnomalousBehaviors.landscape();

    /** Everything twice a day in two regions, a tenth of it refused, and each week a few calls of any services more. */
    @Test
    void aScannerIsNotToldOfForItsBreadth() {
        long told = 0;

        for (int number = 0; number < ACCOUNTS; number++) {
            ObservedAccount account = ObservedAccount.ofTheShippedModel();
            List<String> reads = reads(number);
            for (int day = 0; day < DAYS; day++) {
                scan(account, reads.subList(0, 40 + 20 * (number % 12) + 3 * (day / 7)), day);
            }
            told += daysTold(account);
        }

        assertThat(told / (double) (ACCOUNTS * DAYS)).as("findings a day").isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @ValueSource(longs = {64_500, 64_999})
    void aScannersMoreQuestionsAreNewsFromElsewhereOnly(long system) {
        long told = 0;

        for (int number = 0; number < ACCOUNTS; number++) {
            ObservedAccount account = ObservedAccount.ofTheShippedModel();
            List<String> reads = reads(number);
            for (int day = 0; day < 12; day++) {
                scan(account, reads.subList(0, 60), day);
            }
            account.unitCase.clear();
            for (int at = 60; at < 70; at++) {
                account.see(by("role:scanner/run", reads.get(at), 12, 3 + at / 60.0)
                        .region("eu-west-1")
                        .origin(Origin.of(AddressClass.PUBLIC, system, "DE", 0)));
            }
            told += account.findings().isEmpty() ? 0 : 1;
        }

        if (system == 64_500) {
            assertThat(told).isZero();
        } else {
            assertThat(told).isGreaterThan(ACCOUNTS / 2);
        }
    }

    /** Plans read all that the code describes, applies make one of many changes; each of them comes back within weeks. */
    @Test
    void infrastructureAsCodeIsToldOfSeldom() {
        long told = 0;

        for (int number = 0; number < ACCOUNTS; number++) {
            told += daysTold(infrastructure(number));
        }

        assertThat(told / (double) (ACCOUNTS * DAYS)).as("findings a day").isLessThanOrEqualTo(0.02);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudtrail:StopLogging",
                "iam:CreateLoginProfile",
                "secretsmanager:BatchGetSecretValue",
                "ec2:GetPasswordData"
            })
    void whoStealsTheCredentialsOfABroadRoleIsTold(String api) {
        long told = IntStream.range(0, ROBBED_ACCOUNTS)
                .mapToObj(BroadRolesTest::infrastructure)
                .peek(account -> account.unitCase.clear())
                .peek(account -> account.see(by("role:deploy/run", api, DAYS, 12)
                        .agent("Boto3/1.34 Windows/10")
                        .origin(Origin.of(AddressClass.PUBLIC, 64_999, "FR", 0))))
                .filter(account -> !account.findings().isEmpty())
                .count();

        assertThat(told / (double) ROBBED_ACCOUNTS).as("share of the accounts").isGreaterThanOrEqualTo(0.8);
    }

    private static void scan(ObservedAccount account, List<String> reads, int day) {
        for (int run = 0; run < 4; run++) {
            for (int at = 0; at < reads.size(); at++) {
                GivenCall call = by("role:scanner/run", reads.get(at), day, run * 6 + at / 60.0)
                        .region(run % 2 == 0 ? "eu-west-1" : "us-east-1");
                account.see(at % 10 == 3 ? call.error("AccessDenied") : call);
            }
        }
    }

    /** After five weeks of plans and applies. */
    private static ObservedAccount infrastructure(int number) {
        ObservedAccount account = ObservedAccount.ofTheShippedModel();
        var random = new Random(number);
        int breadth = 30 + 10 * (number % 12);
        List<String> reads = reads(number).subList(0, breadth);
        List<String> changes = changes(number).subList(0, breadth / 2);
        for (int day = 0; day < DAYS; day++) {
            for (int at = 0; at < breadth; at++) {
                account.see(by("role:deploy/run", reads.get(at), day, 8 + at / 60.0));
            }
            for (int left = day % 7 < 5 ? 6 : 0; left > 0; left--) {
                account.see(by("role:deploy/run", changes.get(random.nextInt(changes.size())), day, 18 - left));
            }
        }
        return account;
    }

    private static long daysTold(ObservedAccount account) {
        return account.findings().stream()
                .map(signal -> Days.of(signal.time()))
                .distinct()
                .count();
    }

    private static List<String> reads(int seed) {
        Stream<String> unheardOf = IntStream.range(0, 100).mapToObj(at -> "service" + at % 40 + ":DescribeThing" + at);
        return shuffled(Stream.concat(labels(true), unheardOf), seed);
    }

    /** Changes of infrastructure: hardly any is one that gives itself away. */
    private static List<String> changes(int seed) {
        return shuffled(labels(false), seed);
    }

    private static Stream<String> labels(boolean reads) {
        return LANDSCAPE.listed().stream()
                .filter(api -> (api.tactic() == Tactic.DISCOVERY) == reads && api.sensitivity() <= 1)
                .map(Api::label);
    }

    private static List<String> shuffled(Stream<String> labels, int seed) {
        List<String> all = new ArrayList<>(labels.toList());
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private static GivenCall by(String role, String api, int day, double hour) {
        return apiCall(api)
                .by(role)
                .agent("Terraform/1.9 linux")
                .origin(Origin.of(AddressClass.PUBLIC, 64_500, "DE", 0))
                .at(Given.MONDAY + day * DAY + Math.round(hour * 3_600_000));
    }
}
