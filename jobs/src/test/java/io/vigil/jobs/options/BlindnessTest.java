package io.vigil.jobs.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Needs;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ThreatList;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.pipeline.LogKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever lacks a log, geography or lists learns what stays unseen for it. */
class BlindnessTest {
    private static final List<Unit> UNITS = Detections.shipped().check(new Problems());
    private static final Set<String> ALL =
            LogKinds.ALL.stream().map(LogKind::name).collect(Collectors.toSet());

    @TempDir
    private Path folder;

    @Test
    void everyUnitNamesOnlyInputsThatThereAre() {
        var known = new TreeSet<>(ALL);
        known.add(Needs.GEOGRAPHY);

        assertThat(UNITS)
                .allSatisfy(
                        unit -> assertThat(unit.needs().inputs()).as(unit.id()).isSubsetOf(known));
    }

    @Test
    void withoutALogItsRulesAndModelsAreBlind() {
        var blindness = Blindness.of(UNITS, intel(), Set.of("cloudtrail", "dns"));

        assertThat(blindness.lacking().get("no VPC flow logs"))
                .contains("unusual-traffic", "port-scans", "ssh-brute-force");
        assertThat(blindness.lines()).anyMatch(line -> line.startsWith("no VPC flow logs, so these see nothing: "));
    }

    @Test
    void withoutGeographyWhatComparesPlacesIsBlind() {
        assertThat(Blindness.of(UNITS, intel(), ALL).lacking().get("no places of addresses (--geoip)"))
                .containsExactly("console-logins-from-many-places", "impossible-travel");
    }

    @Test
    void aListOfAKindIsSightForTheRulesOfThatKindAlone() throws IOException {
        String lack = "no threat list of their kind (--threat-list)";
        Path tor = Files.writeString(folder.resolve("tor.txt"), "198.51.100.7\n");

        var without = Blindness.of(UNITS, intel(), ALL).lacking().get(lack);
        var with = Blindness.of(UNITS, intel(new ThreatList("tor", tor.toString(), null)), ALL)
                .lacking()
                .get(lack);

        assertThat(without).contains("tor-calls", "tor-traffic", "mining-queries");
        assertThat(with).contains("mining-queries").doesNotContain("tor-calls", "tor-traffic");
    }

    @Test
    void aListOfACustomersOwnKindServesTheRulesOnSuchLists() throws IOException {
        Path own = Files.writeString(folder.resolve("own.txt"), "198.51.100.7\n");

        var blindness = Blindness.of(UNITS, intel(new ThreatList("our-honeypot", own.toString(), null)), ALL);

        assertThat(blindness.lacking().get("no threat list of their kind (--threat-list)"))
                .doesNotContain("listed-address-calls", "listed-address-traffic");
    }

    @Test
    void theLastLineCountsThem() {
        var blindness = Blindness.of(UNITS, intel(), Set.of("cloudtrail"));

        assertThat(blindness.toString())
                .matches("\\d+ of " + UNITS.size() + " units saw nothing: no Resolver query logs: \\d+; .*");
    }

    private static Intel intel(ThreatList... lists) {
        return Intel.load(new IntelSettings(List.of(lists), List.of(), null, null, 0), (place, value, objection) -> {});
    }
}
