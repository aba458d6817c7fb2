package io.vigil.models.travel;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Settings;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.GeoCell;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Signal;
import io.vigil.models.Models;
import io.vigil.models.baseline.Written;
import io.vigil.models.egress.EgressNetworks;
import io.vigil.models.egress.OwnEgress;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class ImpossibleTravelTest {
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;

    private final Unit unit = UnitReader.read(Models.folders(), Models.FILE, Tuning.none(), new Problems()).stream()
            .filter(one -> one.id().equals("impossible-travel"))
            .findFirst()
            .orElseThrow();
    private final ImpossibleTravel model = new ImpossibleTravel(unit, new Problems());
    private final OwnEgress egress = new OwnEgress(unit);
    private final Map<String, Stays> memories = new HashMap<>();
    private final List<Signal> unitCase = new ArrayList<>();
    private EgressNetworks networks;

    @Test
    void explainsDistanceRadiiAndSpeed() {
        see(berlin("alice").at(Given.MONDAY));
        see(newYork("alice").at(Given.MONDAY + 30 * MINUTE));

        assertThat(unitCase).hasSize(1);
        assertThat(unitCase.get(0).occurrence().since()).isEqualTo(Given.MONDAY);
        assertThat(unitCase.get(0).evidence().observations())
                .filteredOn(line -> line.feature().equals("speedKmPerHour"))
                .singleElement()
                .satisfies(
                        line -> assertThat(Double.parseDouble(line.values()[0])).isBetween(12_000.0, 13_000.0));
    }

    @Test
    void anOfficeThatThreePeopleCameThroughIsNoPlace() {
        for (String person : new String[] {"alice", "bob", "carol"}) {
            see(newYork(person).at(Given.MONDAY));
        }
        see(berlin("dave").at(Given.MONDAY + DAY));
        see(newYork("dave").at(Given.MONDAY + DAY + MINUTE));

        assertThat(unitCase).isEmpty();
    }

    @Test
    void whoUsesBothNetworksEveryDayTravelsNot() {
        for (int day = 0; day < 5; day++) {
            see(berlin("alice").at(Given.MONDAY + day * DAY));
            see(newYork("alice").at(Given.MONDAY + day * DAY + 30 * MINUTE));
        }

        assertThat(unitCase).hasSize(3);
    }

    @Test
    void aRefusedCallIsStillACall() {
        see(berlin("alice").at(Given.MONDAY));
        see(newYork("alice").error("AccessDenied").at(Given.MONDAY + 30 * MINUTE));

        assertThat(unitCase).hasSize(1);
    }

    @Test
    void aHostingSystemThatIsNoneIsAProblem() {
        var problems = new Problems();
        var values = new HashMap<>(unit.settings().values());
        values.put("hosting-systems", List.of("AS8075"));

        new ImpossibleTravel(
                new Unit(unit.id(), unit.emits(), new Settings(values), unit.folder(), unit.place(), unit.body()),
                problems);

        assertThat(problems.toString()).contains("hosting-systems = AS8075");
    }

    @Test
    void whatComesLateHidesNoPlace() {
        see(berlin("alice").at(Given.MONDAY + 60 * MINUTE));
        see(berlin("alice").from("192.0.2.11").at(Given.MONDAY - 2 * DAY));

        see(newYork("alice").at(Given.MONDAY + 90 * MINUTE));

        assertThat(unitCase).isNotEmpty();
    }

    @Test
    void readsBackWhatItWroteAndIsSmall() {
        for (int day = 0; day < 20; day++) {
            see(berlin("alice").from("192.0." + day + ".10").at(Given.MONDAY + day * DAY));
            see(newYork("alice").at(Given.MONDAY + day * DAY + 30 * MINUTE));
        }
        var written = Written.of(memories.values().iterator().next());

        Stays read = written.read(Stays.class);

        assertThat(Written.of(Written.copy(read)).bytes())
                .isEqualTo(written.bytes())
                .hasSizeLessThan(400);
        assertThat(TypeInformation.of(Stays.class)).hasToString("State<Stays>");
    }

    private static GivenCall berlin(String who) {
        return apiCall("s3:ListBuckets")
                .by(who)
                .from("192.0.2.10")
                .origin(Origin.of(AddressClass.PUBLIC, 64500, "DE", 0))
                .spot(GeoCell.of(52.52, 13.4, 20));
    }

    private static GivenCall newYork(String who) {
        return apiCall("iam:ListUsers")
                .by(who)
                .from("203.0.113.80")
                .origin(Origin.of(AddressClass.PUBLIC, 64511, "US", 0))
                .spot(GeoCell.of(40.71, -74, 50));
    }

    private void see(GivenCall call) {
        ApiCall made = call.build();
        assertThat(model.concerns(made)).isTrue();
        memories.put(
                made.principal(),
                model.observe(
                        memories.get(made.principal()),
                        made,
                        Emitter.of(
                                unitCase::add,
                                novelty -> networks =
                                        egress.observe(networks, novelty, Emitter.of(unitCase::add, none -> {})))));
    }
}
