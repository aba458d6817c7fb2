package io.vigil.models.dga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.models.names.RegisteredDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was shipped, on names of published families and of popular sites that it has not learnt from. {@link MeasureNameScorer} leaves out whole families. */
class HeldOutNamesTest {
    private static final Path DATA = Path.of("../../shared/data");
    private static final int HOSTS_PER_FAMILY = 40;
    private static final int INNOCENT_HOSTS = 10_000;
    private static final int ENOUGH_NAMES = 20;

    private static NameLists lists;
    private final Hosts hosts = new Hosts(DgaDomainRequestTest.shipped());

    @BeforeAll
    static void dataIsThere() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "skipped: ../shared/data is not there");
        lists = NameLists.read(DATA);
    }

    @Test
    void findsHostsByNamesThatItHasNotMet() {
        assertThat(found(5)).as("after 5 names").isGreaterThan(0.83);
        assertThat(found(10)).as("after 10 names").isGreaterThan(0.95);
        assertThat(found(20)).as("after 20 names").isGreaterThan(0.97);
    }

    @Test
    void isSilentAboutHostsThatAskForUnpopularNamesInVain() {
        for (List<RegisteredDomain> list : lists.benign().values()) {
            assertThat(hosts.found(MeasureNameScorer.heldOut(list), 10, INNOCENT_HOSTS))
                    .isLessThanOrEqualTo(4e-4);
            assertThat(hosts.found(MeasureNameScorer.heldOut(list), 20, INNOCENT_HOSTS))
                    .isLessThanOrEqualTo(1e-3);
        }
    }

    /** Part of the infected hosts that are found, the same number of them for each family. */
    private double found(int namesEach) {
        return lists.families().values().stream()
                .map(MeasureNameScorer::heldOut)
                .filter(names -> names.size() >= ENOUGH_NAMES)
                .mapToDouble(names -> hosts.found(names, namesEach, HOSTS_PER_FAMILY))
                .average()
                .orElse(0);
    }
}
