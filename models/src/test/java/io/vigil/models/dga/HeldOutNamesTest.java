package io.vigil.models.dga;

import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.detection.Emitter;
import io.vigil.events.Signal;
import io.vigil.testkit.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hosts that ask for names of published families and for popular names, none of which the scorer has learnt from. */
class HeldOutNamesTest {
    private static final Path DATA = Path.of("../../shared/data/dga");
    private static final int HOSTS_PER_FAMILY = 20;
    private static final int INNOCENT_HOSTS = 10_000;
    private static final double MISSING = 0.93;

    private final DgaDomainRequest model = DgaDomainRequestTest.shipped();
    private final Random random = new Random(3);

    @BeforeAll
    static void dataIsThere() {
        assumeTrue(Files.isDirectory(DATA), "skipped: ../shared/data/dga is not there");
    }

    @Test
    void findsFourOfFiveHostsOfFamiliesItHasNeverMet() throws IOException {
        assertThat(hostsFound(5)).as("after 5 names").isGreaterThan(0.72);
        assertThat(hostsFound(10)).as("after 10 names").isGreaterThan(0.77);
        assertThat(hostsFound(20)).as("after 20 names").isGreaterThan(0.79);
    }

    @Test
    void isSilentAboutHostsThatAskForUnpopularNamesInVain() throws IOException {
        List<String> names = new ArrayList<>();
        for (var ranked : TrainNameScorer.popular(DATA.resolve("benign_domains.csv.gz"), "alexa-top-100k")) {
            if (TrainNameScorer.heldOut(ranked.name())) {
                names.add(ranked.name());
            }
        }

        int accused = 0;
        for (int number = 0; number < INNOCENT_HOSTS; number++) {
            Collections.shuffle(names.subList(0, 20), random);
            Collections.rotate(names, 20);
            accused += found(names.subList(0, 20)) ? 1 : 0;
        }

        assertThat(accused / (double) INNOCENT_HOSTS).isLessThanOrEqualTo(1e-4);
    }

    /** Part of the infected hosts that are found, the same number of them for each family. */
    private double hostsFound(int namesEach) throws IOException {
        int hosts = 0;
        int found = 0;
        for (Path family : families()) {
            List<String> names = new ArrayList<>(Files.readAllLines(family).stream()
                    .skip(1)
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .toList());
            for (int number = 0; number < HOSTS_PER_FAMILY && names.size() >= namesEach; number++) {
                Collections.shuffle(names, random);
                hosts++;
                found += found(names.subList(0, namesEach)) ? 1 : 0;
            }
        }
        return found / (double) hosts;
    }

    private boolean found(List<String> names) {
        List<Signal> unitCase = new ArrayList<>();
        HostNames host = null;
        for (String name : names) {
            String rcode = random.nextDouble() < MISSING ? "NXDOMAIN" : "NOERROR";
            host = model.observe(
                    host, query(name).rcode(rcode).at(Given.MONDAY).build(), Emitter.of(unitCase::add, none -> {}));
        }
        return !unitCase.isEmpty();
    }

    private static List<Path> families() throws IOException {
        try (Stream<Path> files = Files.list(DATA.resolve("families"))) {
            return files.sorted().toList();
        }
    }
}
