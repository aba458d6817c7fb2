package io.vigil.models.anomalousbehavior;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnomalousBehaviorTest {
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;
    private static final long ATTACK = Given.MONDAY + 21 * DAY;

    private final ObservedAccount account = ObservedAccount.ofTheShippedModel();
    private final List<Signal> unitCase = account.unitCase;

    @BeforeEach
    void threeWeeksOfWork() {
        for (int day = 0; day < 21; day++) {
            for (String api : List.of("ec2:DescribeInstances", "logs:FilterLogEvents", "s3:ListBuckets")) {
                see(usual(api).at(Given.MONDAY + day * DAY));
            }
        }
    }

    @Test
    void tellsOfAStolenKeyAtItsFirstUnusualCall() {
        see(stolen("ec2:DescribeInstances").at(ATTACK));
        see(stolen("iam:CreateAccessKey").at(ATTACK + MINUTE).id("first"));

        assertThat(unitCase).singleElement().satisfies(signal -> {
            assertThat(signal.detection().type()).isEqualTo("Persistence:IAMUser/AnomalousBehavior");
            assertThat(signal.score().pValue()).isPositive().isLessThan(1e-3);
            assertThat(signal.evidence().eventIds()).containsExactly("first");
        });
    }

    @Test
    void explainsWhatIsUnusualAndWhatIsUsual() {
        see(stolen("iam:CreateAccessKey").at(ATTACK));

        Observation[] lines = unitCase.get(0).evidence().observations();
        assertThat(line(lines, "userIdentity", "api", true).values()).containsExactly("iam:CreateAccessKey");
        assertThat(line(lines, "userIdentity", "api", true).frequency()).isEqualTo(Frequency.UNSEEN);
        assertThat(line(lines, "userIdentity", "network", true).values()).containsExactly("203.0.0.0/16");
        assertThat(line(lines, "userIdentity", "userAgent", true).values()).containsExactly("boto on windows");
        assertThat(line(lines, "userIdentity", "api", false).values())
                .containsExactlyInAnyOrder("ec2:DescribeInstances", "logs:FilterLogEvents", "s3:ListBuckets");
        assertThat(line(lines, "userIdentity", "api", false).frequency()).isEqualTo(Frequency.FREQUENT);
        assertThat(line(lines, "userIdentity", "network", false).values()).containsExactly("198.51.0.0/16");
        assertThat(line(lines, "userIdentity", "userAgent", false).values()).containsExactly("aws-cli on linux");
    }

    @Test
    void tellsOfRepeatsOnceAndOfFurtherActsWithThoseBefore() {
        for (int call = 0; call < 30; call++) {
            see(stolen("iam:CreateAccessKey").at(ATTACK + call * MINUTE).id("key-" + call));
        }
        see(stolen("iam:CreateLoginProfile").at(ATTACK + 31 * MINUTE).id("login"));

        assertThat(unitCase).hasSize(2);
        assertThat(unitCase.get(1).evidence().eventIds()).containsExactly("key-0", "login");
        assertThat(line(unitCase.get(1).evidence().observations(), "userIdentity", "api", true)
                        .values())
                .containsExactly("iam:CreateLoginProfile", "iam:CreateAccessKey");
    }

    @Test
    void oneDayOfAttackDoesNotMakeItUsual() {
        for (int call = 0; call < 500; call++) {
            see(stolen("iam:ListUsers").at(ATTACK + call * MINUTE));
        }
        unitCase.clear();

        see(stolen("iam:AttachUserPolicy").at(ATTACK + DAY + MINUTE));

        assertThat(unitCase)
                .extracting(signal -> signal.detection().type())
                .containsExactly("PrivilegeEscalation:IAMUser/AnomalousBehavior");
    }

    @Test
    void whoIsRefusedACallEveryDayHasStillNeverMadeIt() {
        for (int day = 0; day < 10; day++) {
            see(usual("iam:CreateLoginProfile").error("AccessDenied").at(ATTACK + day * DAY));
        }
        unitCase.clear();

        see(usual("iam:CreateLoginProfile").error("AccessDenied").at(ATTACK + 10 * DAY));
        assertThat(unitCase).isEmpty();

        see(usual("iam:CreateLoginProfile").at(ATTACK + 10 * DAY + MINUTE));
        assertThat(profile()
                        .table(Attribute.API)
                        .frequency(key("iam.amazonaws.com", "CreateLoginProfile"), day(ATTACK + 10 * DAY)))
                .isEqualTo(Frequency.UNSEEN);
    }

    @Test
    void aCallThatComesDaysLateTeachesItsOwnDay() {
        int before = profile().table(Attribute.API).size();

        see(usual("ec2:DescribeVpcs").at(ATTACK - 5 * DAY));

        assertThat(profile().table(Attribute.API).size()).isEqualTo(before + 1);
        assertThat(profile().table(Attribute.API).frequency(key("ec2.amazonaws.com", "DescribeVpcs"), day(ATTACK)))
                .isEqualTo(Frequency.RARE);
        assertThat(unitCase).isEmpty();
    }

    @Test
    void whatAwsServicesDoIsLeftOut() {
        byte[] before = bytes();

        see(stolen("iam:CreateAccessKey")
                .by("alice")
                .from("cloudformation.amazonaws.com")
                .at(ATTACK));

        assertThat(unitCase).isEmpty();
        assertThat(bytes()).isEqualTo(before);
    }

    private byte[] bytes() {
        return Written.of(profile()).bytes();
    }

    private static GivenCall usual(String api) {
        return apiCall(api).by("alice").from("198.51.100.7").agent("aws-cli/2.15 Linux/6.1");
    }

    private static GivenCall stolen(String api) {
        return apiCall(api).by("alice").from("203.0.113.80").agent("Boto3/1.34 Windows/10");
    }

    private void see(GivenCall call) {
        account.see(call);
    }

    private Profile profile() {
        return account.profile(usual("ec2:DescribeVpcs").build());
    }

    private static long key(String service, String name) {
        return ApiLandscape.key(service, name);
    }

    private static int day(long time) {
        return Days.of(time);
    }

    private static Observation line(Observation[] lines, String scope, String feature, boolean unusual) {
        return Arrays.stream(lines)
                .filter(line ->
                        line.scope().equals(scope) && line.feature().equals(feature) && line.unusual() == unusual)
                .findFirst()
                .orElseThrow();
    }
}
