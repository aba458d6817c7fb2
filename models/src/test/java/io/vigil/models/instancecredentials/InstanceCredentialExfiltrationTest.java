package io.vigil.models.instancecredentials;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Settings;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Signal;
import io.vigil.models.Models;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class InstanceCredentialExfiltrationTest {
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;

    private final Problems problems = new Problems();
    private final List<Signal> unitCase = new ArrayList<>();
    private InstanceCredentialExfiltration model = new InstanceCredentialExfiltration(unit(List.of()), problems);
    private final OwnedAssetsCheck account = new OwnedAssetsCheck(unit(List.of()));
    private final Map<String, Sightings> memories = new HashMap<>();
    private OwnedAssets estate;

    @Test
    void tellsOnceAnHourWithWhatCameSince() {
        for (int call = 0; call < 10; call++) {
            see(outside().at(Given.MONDAY + call * 10L * MINUTE).id("event-" + call));
        }

        assertThat(unitCase).hasSize(2);
        assertThat(unitCase.get(0).evidence().eventIds()).containsExactly("event-0");
        assertThat(unitCase.get(1).evidence().eventIds())
                .containsExactly("event-1", "event-2", "event-3", "event-4", "event-5", "event-6");
    }

    @Test
    void anotherAccessKeyIsAnotherTheft() {
        see(outside().set(ApiField.ACCESS_KEY, "ASIAFIRST").at(Given.MONDAY));
        see(outside().set(ApiField.ACCESS_KEY, "ASIASECOND").at(Given.MONDAY + MINUTE));

        assertThat(unitCase).hasSize(2);
    }

    @Test
    void aNetworkOfFiveDaysIsTheInstancesOwn() {
        for (int day = 0; day < 7; day++) {
            see(outside().at(Given.MONDAY + day * DAY));
        }

        assertThat(unitCase).hasSize(5);
    }

    @Test
    void refusedCallsMakeNoNetworkKnown() {
        for (int day = 0; day < 7; day++) {
            see(outside().error("AccessDenied").at(Given.MONDAY + day * DAY));
        }

        assertThat(unitCase).hasSize(7);
    }

    @Test
    void ownNetworksMayBeTold() {
        model = new InstanceCredentialExfiltration(unit(List.of("203.0.113.0/24", "2001:db8::/32")), problems);

        see(outside().at(Given.MONDAY));

        assertThat(unitCase).isEmpty();
    }

    @Test
    void aNetworkThatIsNoneIsAProblem() {
        new InstanceCredentialExfiltration(unit(List.of("office")), problems);

        assertThat(problems.toString()).contains("known-networks = office");
    }

    @Test
    void threeInstancesOnEarlierDaysMakeANetworkTheAccountsOwn() {
        for (int instance = 1; instance <= 3; instance++) {
            see(outside().by("instance:i-0a1b2c3d4e5f6070" + instance + "/web").at(Given.MONDAY + instance * MINUTE));
        }
        unitCase.clear();

        see(outside().by("instance:i-0a1b2c3d4e5f60709/batch").at(Given.MONDAY + 10 * MINUTE));
        see(outside().by("instance:i-0a1b2c3d4e5f60708/batch").at(Given.MONDAY + DAY));

        assertThat(unitCase).extracting(signal -> signal.subject().instance()).containsExactly("i-0a1b2c3d4e5f60709");
    }

    @Test
    void anAddressOfAwsChangesWithoutAWord() {
        see(inside().at(Given.MONDAY));
        see(inside().from("198.51.100.99").at(Given.MONDAY + MINUTE));
        see(inside().from("198.51.100.99").at(Given.MONDAY + DAY));

        assertThat(unitCase).isEmpty();
    }

    @Test
    void anAddressThatTheOrganisationDoesNotOwnWeighsMore() {
        model = new InstanceCredentialExfiltration(unit("own-addresses", List.of("198.51.100.0/24")), problems);
        see(inside().at(Given.MONDAY));
        see(inside().from("192.0.2.99").agent("aws-cli/2.15 Windows").at(Given.MONDAY + MINUTE));

        assertThat(unitCase)
                .extracting(signal -> signal.detection().type())
                .containsExactly(InstanceCredentialExfiltration.INSIDE);
        assertThat(unitCase.get(0).detection().severity()).isEqualTo(8);
    }

    @Test
    void throughTheEndpointOfTheOrganisationsOwnAccountMoreMustBeOdd() {
        model = new InstanceCredentialExfiltration(unit("organisation-accounts", List.of("999988887777")), problems);
        var shared = call("10.9.0.4", "aws-sdk-java/2.29 Linux")
                .set(ApiField.VPC_ENDPOINT, "vpce-2")
                .set(ApiField.VPC_ENDPOINT_ACCOUNT, "999988887777");
        see(shared.at(Given.MONDAY));
        assertThat(unitCase).isEmpty();

        memories.clear();
        see(call("10.0.0.4", "aws-sdk-java/2.29 Linux")
                .set(ApiField.VPC_ENDPOINT, "vpce-1")
                .at(Given.MONDAY));
        see(shared.agent("aws-cli/2.15 Windows").at(Given.MONDAY + MINUTE));

        assertThat(unitCase).extracting(signal -> signal.detection().severity()).containsExactly(5.0);
        assertThat(unitCase.get(0).activity()).isInstanceOfSatisfying(ApiCallActivity.class, call -> {
            assertThat(call.callerAccount()).isEqualTo("999988887777");
            assertThat(call.callerAffiliated()).isTrue();
        });
    }

    @Test
    void explainsFromWhereTheInstanceUsuallyActs() {
        see(inside().at(Given.MONDAY));
        see(outside().at(Given.MONDAY + DAY));

        Observation[] lines = unitCase.get(0).evidence().observations();
        assertThat(lines[0].values()).containsExactly("203.0.113.0/24");
        assertThat(lines[0].unusual()).isTrue();
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.unusual()).isFalse();
            assertThat(line.values()).containsExactly("198.51.100.7/32");
        });
        assertThat(unitCase.get(0).subject().instance()).isEqualTo("i-0a1b2c3d4e5f60718");
    }

    @Test
    void withoutKnowledgeOfAwsASettledInstanceNeedsAnotherToolElsewhereInOneSession() {
        for (int day = 0; day < 4; day++) {
            see(unknown("198.51.100.7", "aws-sdk-java/2.29 Linux").at(Given.MONDAY + day * DAY));
        }

        see(unknown("203.0.113.80", "aws-cli/2.15 Windows").at(Given.MONDAY + 4 * DAY));

        assertThat(unitCase).hasSize(1);
    }

    @Test
    void readsBackWhatItWroteAndIsSmall() {
        for (int call = 0; call < 200; call++) {
            see(outside()
                    .from("203.0." + call + ".80")
                    .agent("tool" + (char) ('a' + call % 26))
                    .at(Given.MONDAY + call * MINUTE));
        }
        Written written = Written.of(memories.values().iterator().next());

        Sightings read = written.read(Sightings.class);

        assertThat(Written.of(read).bytes()).isEqualTo(written.bytes());
        assertThat(Written.of(Written.copy(read)).bytes())
                .isEqualTo(written.bytes())
                .hasSizeLessThan(1000);
        assertThat(TypeInformation.of(Sightings.class)).hasToString("State<Sightings>");
    }

    private static GivenCall inside() {
        return call("198.51.100.7", "aws-sdk-java/2.29 Linux")
                .origin(Origin.of(AddressClass.PUBLIC, 0, null, Origin.AWS | Origin.CLOUD_KNOWN));
    }

    private static GivenCall outside() {
        return call("203.0.113.80", "aws-cli/2.15 Windows")
                .origin(Origin.of(AddressClass.PUBLIC, 0, null, Origin.CLOUD_KNOWN));
    }

    private static GivenCall unknown(String address, String agent) {
        return call(address, agent).origin(Origin.of(AddressClass.PUBLIC, 0, null, 0));
    }

    private static GivenCall call(String address, String agent) {
        return apiCall("s3:ListBuckets")
                .by("instance:i-0a1b2c3d4e5f60718/web")
                .from(address)
                .agent(agent);
    }

    private void see(GivenCall call) {
        ApiCall made = call.build();
        if (model.concerns(made)) {
            Sightings known = memories.get(made.principal());
            memories.put(
                    made.principal(),
                    model.observe(
                            known,
                            made,
                            Emitter.of(
                                    unitCase::add,
                                    novelty -> estate =
                                            account.observe(estate, novelty, Emitter.of(unitCase::add, none -> {})))));
        }
    }

    private static Unit unit(List<String> knownNetworks) {
        return unit("known-networks", knownNetworks);
    }

    private static Unit unit(String parameter, List<String> texts) {
        Unit unit = UnitReader.read(Models.folders(), Models.FILE, Tuning.none(), new Problems()).stream()
                .filter(one -> one.id().equals("instance-credential-exfiltration"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> values = new HashMap<>(unit.settings().values());
        values.put(parameter, texts);
        return new Unit(unit.id(), unit.emits(), new Settings(values), unit.folder(), unit.place(), unit.body());
    }
}
