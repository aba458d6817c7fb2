package io.vigil.models.instancecredentials;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Instances that come and go: what one of them is too young to show, its role shows. */
class FleetsTest {
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;
    private static final String JAVA = "aws-sdk-java/2.29 Linux/6.1";
    private static final String CLI = "aws-cli/2.22 os/linux";
    private static final String NAT = "198.51.100.";

    private static final Unit UNIT = ShippedModels.unit(InstanceCredentialExfiltration.ID);

    private final List<Signal> told = new ArrayList<>();
    private final InstanceCredentialExfiltration model = new InstanceCredentialExfiltration(UNIT, new Problems());
    private final OwnedAssetsCheck account = new OwnedAssetsCheck(UNIT);
    private final Map<String, Sightings> memories = new HashMap<>();
    private @Nullable OwnedAssets estate;

    @Test
    void aFleetBehindANatWithSeveralAddressesIsToldAtMostOnceForEach() {
        for (int day = 0; day < 5; day++) {
            aDayOfAFleet(day, 30, new int[] {1, 2});
        }

        assertThat(findings()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void oneAddressThatIsReplacedIsOneFindingAtMost() {
        for (int day = 0; day < 5; day++) {
            aDayOfAFleet(day, 30, new int[] {1, 2});
        }
        told.clear();

        for (int day = 5; day < 9; day++) {
            aDayOfAFleet(day, 30, new int[] {3, 2});
        }

        assertThat(findings()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aFleetThatGoesThroughAProxyOutsideAwsIsOneFinding() {
        for (int instance = 0; instance < 12; instance++) {
            for (int hour = 0; hour < 5; hour++) {
                see(instance, "203.0.113.80", JAVA, Origin.CLOUD_KNOWN, hour * 60L * MINUTE + instance);
            }
        }

        assertThat(told).extracting(signal -> signal.subject().instance()).containsOnly("i-00000000000000000");
    }

    @Test
    void credentialsOfAYoungInstanceThatAreUsedElsewhereInAwsAreToldByWhatItsFleetIsLike() {
        for (int day = 0; day < 5; day++) {
            aDayOfAFleet(day, 30, new int[] {1, 2});
        }
        told.clear();

        see(7_000, NAT + 1, JAVA, Origin.AWS | Origin.CLOUD_KNOWN, 5 * DAY);
        see(7_000, "192.0.2.77", "Boto3/1.35 Python/3.12", Origin.AWS | Origin.CLOUD_KNOWN, 5 * DAY + 20 * MINUTE);

        assertThat(findings())
                .singleElement()
                .satisfies(theft -> assertThat(theft.remote().ip()).isEqualTo("192.0.2.77"));
    }

    @Test
    void aSecondThiefOfAnotherRoleIsToldBesideTheFirst() {
        see(1, "203.0.113.80", CLI, Origin.CLOUD_KNOWN, 0);
        see(instance(2, "batch"), "203.0.113.80", CLI, Origin.CLOUD_KNOWN, MINUTE);

        assertThat(findings()).hasSize(2);
    }

    @Test
    void aThiefGoesOnBeingTold() {
        for (int hour = 0; hour < 8; hour++) {
            see(1, "203.0.113.80", CLI, Origin.CLOUD_KNOWN, hour * 60L * MINUTE);
        }

        assertThat(findings()).hasSize(8);
    }

    @Test
    void aThiefsToolDoesNotBecomeTheFleets() {
        for (int day = 0; day < 3; day++) {
            aDayOfAFleet(day, 30, new int[] {1, 2});
        }
        told.clear();

        for (int day = 3; day < 8; day++) {
            int victim = 8_000 + day;
            see(victim, NAT + 1, JAVA, Origin.AWS | Origin.CLOUD_KNOWN, day * DAY);
            see(
                    victim,
                    "192.0.2." + day,
                    "Boto3/1.35 Python/3.12",
                    Origin.AWS | Origin.CLOUD_KNOWN,
                    day * DAY + MINUTE);
        }

        assertThat(findings()).hasSize(5);
    }

    @Test
    void whatIsKnownOfFleetsIsReadAsItWasWrittenAndBounded() {
        for (int day = 0; day < 20; day++) {
            for (int instance = 0; instance < 60; instance++) {
                String from = "203.0." + instance + "." + day;
                see(
                        instance(day * 100 + instance, "role-" + instance % 40),
                        from,
                        CLI,
                        Origin.CLOUD_KNOWN,
                        day * DAY + instance);
            }
        }
        Written written = Written.of(estate);

        OwnedAssets read = written.read(OwnedAssets.class);

        assertThat(Written.of(read).bytes()).isEqualTo(written.bytes()).hasSizeLessThan(40_000);
        assertThat(Written.of(Written.copy(read)).bytes()).isEqualTo(written.bytes());
    }

    /** Instances of a few hours that go through the gateways in turn, with the program's tool and with scripts. */
    private void aDayOfAFleet(int day, int instances, int[] gateways) {
        for (int step = 0; step < 12; step++) {
            for (int instance = 0; instance < instances; instance++) {
                int gateway = gateways[(instance + step) % gateways.length];
                String agent = step % 3 == 0 ? CLI : JAVA;
                long at = day * DAY + (instance * 30L + step * 9L) * MINUTE;
                see(day * 1000 + instance, NAT + gateway, agent, Origin.AWS | Origin.CLOUD_KNOWN, at);
            }
        }
    }

    private List<Signal> findings() {
        return told.stream().filter(signal -> signal.detection().type() != null).toList();
    }

    private void see(int instance, String from, String agent, int flags, long at) {
        see(instance(instance, "web"), from, agent, flags, at);
    }

    private static String instance(int number, String role) {
        return String.format(Locale.ROOT, "instance:i-%017d/%s", number, role);
    }

    private void see(String instance, String from, String agent, int flags, long at) {
        ApiCall call = apiCall("s3:GetObject")
                .by(instance)
                .from(from)
                .agent(agent)
                .origin(Origin.of(AddressClass.PUBLIC, 0, null, flags))
                .at(Given.MONDAY + at)
                .build();
        memories.put(
                call.principal(),
                model.observe(
                        memories.get(call.principal()),
                        call,
                        Emitter.of(
                                told::add,
                                novelty ->
                                        estate = account.observe(estate, novelty, Emitter.of(told::add, none -> {})))));
    }
}
