package io.vigil.jobs.detections;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.events.signals.Signal;
import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class SignalRoutesTest {
    private final SignalRoutes routes = new SignalRoutes(Set.of("counted"), List.of(), Set.of("step"), false);

    @Test
    void aFindingGoesToPeople() {
        assertThat(ways(routes, signal("any").type("Recon:IAMUser/TorIPCaller")))
                .containsExactly(SignalRoutes.DIRECT);
    }

    @Test
    void byTemporaryCredentialsItGoesBackToWhoIsBehindThem() {
        assertThat(ways(routes, signal("any").type("Recon:IAMUser/TorIPCaller").accessKey("ASIAONE")))
                .containsExactly(SignalRoutes.TRACED);
    }

    @Test
    void byALastingKeyPeopleAreToldOfItAndWhoMadeTheKeyIsLookedForBeside() {
        assertThat(ways(routes, signal("any").type("Recon:IAMUser/TorIPCaller").accessKey("AKIAONE")))
                .containsExactly(SignalRoutes.TRACED, SignalRoutes.DIRECT);
        assertThat(ways(
                        routes,
                        signal("any")
                                .type("Recon:IAMUser/TorIPCaller")
                                .accessKey("AKIAONE")
                                .root("1/alice")))
                .containsExactly(SignalRoutes.DIRECT);
    }

    @Test
    void whomADetectionFoundBehindAnIdentityStays() {
        assertThat(ways(
                        routes,
                        signal("any")
                                .type("Recon:IAMUser/TorIPCaller")
                                .accessKey("ASIAONE")
                                .root("1/alice")))
                .containsExactly(SignalRoutes.DIRECT);
    }

    @Test
    void whatPeopleReadADetectorMayReadToo() {
        var any = new SignalRoutes(Set.of("*"), List.of(), Set.of("step"), false);

        assertThat(ways(any, signal("any").type("Recon:IAMUser/TorIPCaller")))
                .containsExactly(SignalRoutes.OBSERVED, SignalRoutes.DIRECT);
        assertThat(ways(any, signal("step"))).containsExactly(SignalRoutes.OBSERVED, SignalRoutes.DIRECT);
        assertThat(ways(any, signal("other"))).isEmpty();
    }

    @Test
    void aBuildingBlockGoesOnlyToThoseWhoReadIt() {
        assertThat(ways(routes, signal("step"))).containsExactly(SignalRoutes.DIRECT);
        assertThat(ways(routes, signal("step").accessKey("ASIAONE"))).containsExactly(SignalRoutes.TRACED);
        assertThat(ways(routes, signal("counted").accessKey("ASIAONE"))).containsExactly(SignalRoutes.OBSERVED);
        assertThat(ways(routes, signal("other"))).isEmpty();
    }

    @Test
    void whatADetectionCountsMayBeAFindingToo() {
        assertThat(ways(routes, signal("counted").type("Recon:IAMUser/TorIPCaller")))
                .containsExactly(SignalRoutes.OBSERVED, SignalRoutes.DIRECT);
    }

    @Test
    void whoWantsAllSignalsSeesThoseThatNobodyReads() {
        var all = new SignalRoutes(Set.of(), List.of(), Set.of(), true);

        assertThat(ways(all, signal("other").accessKey("ASIAONE"))).containsExactly(SignalRoutes.DIRECT);
        assertThat(all.readsBlocks("other")).isTrue();
        assertThat(routes.readsBlocks("other")).isFalse();
    }

    @Test
    void theShippedDetectionsSayWhatTheyRead() {
        var shipped = SignalRoutes.of(Detections.shipped(), false);

        assertThat(shipped.combined())
                .anySatisfy(each -> assertThat(each.units()).contains("secret-read"));
        assertThat(shipped.steps()).contains("instance-credential-exfiltration");
    }

    @Test
    void detectorsThatCombineStreamsTakeOnlyTheUnitsThatTheyName() {
        var two = List.of(
                new SignalRoutes.Combined("first", Set.of("named")),
                new SignalRoutes.Combined("second", Set.of("*", "other")));
        var combined = new SignalRoutes(Set.of(), two, Set.of("step"), false);

        assertThat(takers(combined, signal("named"))).containsExactly("first");
        assertThat(takers(combined, signal("step"))).containsExactly("second");
        assertThat(takers(combined, signal("named").type("Recon:IAMUser/TorIPCaller")))
                .containsExactly("first", "second");
        assertThat(combined.readsBlocks("named")).isTrue();
        assertThat(combined.readsBlocks("nobodys")).isFalse();
    }

    @Test
    void whatADetectorThatCombinesStreamsEmitsOnlyThoseAfterItSee() {
        List<SignalRoutes.Combined> three = row("first", "second", "third");
        var combined = new SignalRoutes(Set.of(), three, Set.of(), false);

        assertThat(combined.behind("second").combined()).containsExactly(three.get(2));
        assertThat(combined.behind("third").combined()).isEmpty();
        assertThat(combined.behindAll().combined()).isEmpty();
    }

    /** A user's files change who reads what, not where an operator stands. */
    @Test
    void whoeverStandsBehindADetectorStaysBehindItWhenOthersRead() {
        var asDrawn = new SignalRoutes(Set.of(), row("first", "second", "third"), Set.of(), false);
        var read = new SignalRoutes(Set.of("counted"), row("first", "second", "third"), Set.of("step"), false);

        SignalRoutes behind = asDrawn.behind("second").asReadBy(read);

        assertThat(behind.combined()).isEqualTo(row("third"));
        assertThat(behind.steps()).containsExactly("step");
        assertThat(behind.observed()).containsExactly("counted");
        assertThat(asDrawn.behindAll().asReadBy(read).combined()).isEmpty();
        assertThat(asDrawn.asReadBy(read)).isEqualTo(read);
    }

    @Test
    void whoIsSwitchedOffKeepsItsPlaceInTheRow() {
        var off = Detections.shipped().combining().get(0).id();
        var tuning = Tuning.read("tuning.yaml", "off: [" + off + "]", new Problems());
        var shipped = Detections.shipped();

        var tuned = new Detections(shipped.rules(), shipped.models(), shipped.patterns(), tuning);

        assertThat(SignalRoutes.of(tuned, false).combined())
                .isEqualTo(SignalRoutes.of(shipped, false).combined());
    }

    private static List<SignalRoutes.Combined> row(String... detectors) {
        return Stream.of(detectors)
                .map(each -> new SignalRoutes.Combined(each, Set.of("*")))
                .toList();
    }

    /** Those that take events alone stand in the same row. */
    @Test
    void thoseAfterADetectorThatTakesNoSignalsSeeWhatItEmits() {
        var shipped = SignalRoutes.of(Detections.shipped(), false);
        List<String> drawn =
                Detections.shipped().combining().stream().map(each -> each.id()).toList();

        assertThat(shipped.combined())
                .extracting(SignalRoutes.Combined::detector)
                .isEqualTo(drawn);
        assertThat(drawn)
                .allSatisfy(each ->
                        assertThat(shipped.behind(each).combined()).hasSize(drawn.size() - 1 - drawn.indexOf(each)));
    }

    private static List<String> takers(SignalRoutes routes, GivenSignal given) {
        Signal signal = given.build();
        return routes.combined().stream()
                .filter(each -> routes.isAmong(each.units(), signal))
                .map(SignalRoutes.Combined::detector)
                .toList();
    }

    private static List<OutputTag<?>> ways(SignalRoutes routes, GivenSignal signal) {
        List<OutputTag<?>> ways = new ArrayList<>();
        routes.send(signal.build(), new SignalExits.Exit() {
            @Override
            public <T> void take(OutputTag<T> tag, T record, long time) {
                ways.add(tag);
            }
        });
        return ways;
    }
}
