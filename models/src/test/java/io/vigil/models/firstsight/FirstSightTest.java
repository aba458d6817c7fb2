package io.vigil.models.firstsight;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.models.ShippedModels;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever is new is reported once for what it begins with; a whole account that is new makes no storm. */
class FirstSightTest {
    private static final Unit UNIT = ShippedModels.unit("first-sight");
    private static final List<String> DUTIES = UNIT.settings().texts("duties").stream()
            .filter(duty -> duty.indexOf(':') < 0)
            .toList();
    private static final List<String> ACTS = UNIT.settings().texts("acts").stream()
            .filter(act ->
                    !DUTIES.contains(act) && !UNIT.settings().texts("inside").contains(act))
            .filter(act -> !UNIT.settings().texts("hints").contains(act))
            .toList();
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final FirstSight model = new FirstSight(UNIT);
    private final List<Signal> told = new ArrayList<>();
    private @Nullable Sights sights;

    @Test
    void whatWasDoneForAnotherEndDoesNotWeighUnderTheLast() {
        begin();

        for (GivenSignal act : List.of(
                call("alarm-or-log-removed", "DeleteLogGroup", 1, 0).tactic(Tactic.DEFENSE_EVASION),
                call("data-copied-aside", "CreateSnapshot", 1, 60_000).tactic(Tactic.COLLECTION),
                call("spending-started", "AllocateHosts", 1, 120_000).tactic(Tactic.IMPACT))) {
            show(new Telling(act.principal("admin").build()));
        }

        assertThat(told).singleElement().satisfies(signal -> {
            assertThat(signal.detection().tactic()).isEqualTo(Tactic.IMPACT);
            assertThat(signal.score().value()).isEqualTo(1);
            assertThat(signal.evidence().eventIds()).hasSize(3);
        });
    }

    @Property(tries = 200)
    void anyTellingCallOfSomebodyUnseenIsReported(
            @ForAll @IntRange(max = 60) int act, @ForAll @DoubleRange(min = 1.5, max = 4) double weight) {
        begin();

        act("thief", ACTS.get(act % ACTS.size()), "Call", weight, 9 * HOUR);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).detection().severity()).isEqualTo(2.0);
    }

    @Property(tries = 200)
    void aDutyOfAnAccountThatIsNewItselfMustWeighTenTimesMoreToTellAlone(
            @ForAll @IntRange(max = 60) int duty, @ForAll @DoubleRange(min = 1.5, max = 4) double weight) {
        begin();

        act("admin", DUTIES.get(duty % DUTIES.size()), "Call", weight, 9 * HOUR);

        assertThat(told).hasSize(weight < 2.5 ? 0 : 1);
    }

    @Property(tries = 50)
    void aNewcomersDutyInAnAccountThatIsKnownTellsAlone(@ForAll @IntRange(min = 1, max = 20) int days) {
        begin();
        for (int day = 0; day < days; day++) {
            present("colleague", day * DAY + 9 * HOUR);
        }

        act("newcomer", "remote-session-opened", "StartSession", 1.5, (days - 1) * DAY + 10 * HOUR);

        assertThat(told).hasSize(days <= 7 ? 0 : 1);
    }

    @Test
    void sessionsOnSeveralMachinesAreNoDuty() {
        begin();

        session("operator", "i-1", 0);
        session("operator", "i-1", 60_000);
        assertThat(told).isEmpty();

        session("operator", "i-2", 120_000);
        assertThat(told).hasSize(1);
    }

    @Property(tries = 100)
    void nobodyIsReportedTwiceADayForWhatWeighsAlike(@ForAll long seed) {
        begin();
        var random = new Random(seed);

        for (int at = 0; at < 60; at++) {
            act(
                    "admin",
                    ACTS.get(random.nextInt(ACTS.size())),
                    "Call" + at,
                    1.5 + random.nextDouble() * 0.9,
                    at * 60_000L);
        }

        assertThat(told).hasSize(1);
    }

    @Test
    void aHintIsEvidenceAndMakesNothingElseAFinding() {
        begin();

        act("newcomer", "refused-calls", "ListKeys", 1, 0);
        act("newcomer", "mail-abuse-probed", "GetSendQuota", 1, 60_000);
        act("newcomer", "mail-abuse-probed", "ListIdentities", 1, 120_000);

        assertThat(told).singleElement().satisfies(hint -> {
            assertThat(hint.detection().type()).isNull();
            assertThat(hint.score().value()).isEqualTo(2);
        });
    }

    @Property(tries = 50)
    void aDutyThatManyShareIsReportedOfTwoAtMost(@ForAll @IntRange(min = 3, max = 200) int people) {
        begin();

        for (int at = 0; at < people; at++) {
            act("person-" + at, "encryption-weakened", "PutBucketEncryption", 1.5, at * 60_000L);
        }

        assertThat(told).hasSize(2);
    }

    @Property(tries = 50)
    void whoeverHasBeenThereForAWeekIsLeftToItsHabits(@ForAll @IntRange(min = 1, max = 20) int days) {
        begin();
        for (int day = 0; day < days; day++) {
            present("alice", day * DAY + 9 * HOUR);
        }

        act("alice", "encryption-weakened", "PutBucketEncryption", 1.5, (days - 1) * DAY + 10 * HOUR);

        assertThat(told).hasSize(days <= 7 ? 1 : 0);
    }

    @Test
    void everyCallThatCountedIsNamed() {
        begin();

        act("thief", "mail-abuse-probed", "GetSendQuota", 1, 0);
        act("thief", "mail-abuse-probed", "ListIdentities", 1, 60_000);
        act("thief", "mail-abuse-probed", "GetAccount", 1, 120_000);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).evidence().eventIds()).hasSize(3);
        assertThat(told.get(0).occurrence().since()).isEqualTo(Given.MONDAY);
    }

    @Test
    void anAccountWithManyPrincipalsForgetsTheIdlest() {
        begin();
        for (int at = 0; at < 5000; at++) {
            present("role-" + at, at * 1000L);
        }

        act("thief", "encryption-weakened", "PutBucketEncryption", 1.5, 6 * HOUR);

        assertThat(Written.of(sights).bytes()).hasSizeLessThan(2048 * 16 + 512 * 8 + 256 * 24);
        assertThat(told).hasSize(1);
    }

    @Property(tries = 50)
    void somebodyUnseenFromARentedMachineIsNewsOnceTheAccountIsKnown(@ForAll @IntRange(min = 1, max = 20) int days) {
        begin();
        for (int day = 0; day < days; day++) {
            present("colleague", day * DAY + 9 * HOUR);
        }

        rented("thief", 64_999, (days - 1) * DAY + 10 * HOUR);

        assertThat(told).hasSize(days <= 7 ? 0 : 1);
    }

    @Test
    void aRentedNetworkIsNewsOnceAndNeverOfSomebodyKnown() {
        begin();
        for (int day = 0; day < 10; day++) {
            present("colleague", day * DAY + 9 * HOUR);
        }

        rented("colleague", 64_998, 10 * DAY);
        rented("newcomer", 64_998, 10 * DAY + HOUR);
        assertThat(told).isEmpty();

        rented("pipeline-1", 64_999, 10 * DAY + 2 * HOUR);
        rented("pipeline-2", 64_999, 10 * DAY + 3 * HOUR);
        assertThat(told).hasSize(1);
    }

    private void begin() {
        sights = null;
        told.clear();
    }

    private void present(String who, long after) {
        var call = Given.apiCall("ec2:DescribeInstances").at(Given.MONDAY + after);
        show(arrivals().apply(call.set(ApiField.PRINCIPAL_ID, who).build()));
    }

    private void rented(String who, long asn, long after) {
        var call = Given.apiCall("sts:GetCallerIdentity").at(Given.MONDAY + after);
        var origin = Origin.of(AddressClass.PUBLIC, asn, "NL", Origin.HOSTING);
        show(arrivals()
                .apply(call.set(ApiField.PRINCIPAL_ID, who).origin(origin).build()));
    }

    private static Arrivals arrivals() {
        return new Arrivals(
                UNIT,
                UNIT.emits().stream()
                        .filter(emit -> emit.tactic() == Tactic.INITIAL_ACCESS)
                        .findFirst()
                        .orElseThrow(),
                1.5);
    }

    private void session(String who, String machine, long after) {
        show(new Telling(Given.signal("remote-session-opened")
                .principal(who)
                .resource(machine)
                .api("StartSession")
                .tactic(Tactic.EXECUTION)
                .score(1.5)
                .at(Given.MONDAY + after)
                .build()));
    }

    private void act(String who, String unit, String api, double weight, long after) {
        show(new Telling(call(unit, api, weight, after).principal(who).build()));
    }

    private static GivenSignal call(String unit, String api, double weight, long after) {
        return Given.signal(unit)
                .api(api)
                .tactic(Tactic.EXECUTION)
                .score(weight)
                .at(Given.MONDAY + after);
    }

    private void show(@Nullable SightInput input) {
        assertThat(input).isNotNull();
        sights = model.observe(sights, input, Emitter.of(told::add, novelty -> {}));
    }
}
