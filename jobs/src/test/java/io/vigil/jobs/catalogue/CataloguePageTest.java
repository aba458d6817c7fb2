package io.vigil.jobs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.jobs.detections.Detections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Page, table and units say the same. */
class CataloguePageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/catalogue/README.md");
    private static final Path TABLE = ROOT.resolve("docs/catalogue/types.csv");
    private static final Path DOCUMENTED = ROOT.resolve("../shared/reference/guardduty/finding-types.csv");

    private static final String WRITE = "catalogue.write";
    private static final String COMMAND = "./mvnw -q -B -pl jobs -am test -Dtest=CataloguePageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE;

    private final List<Unit> units = shipped();

    private static List<Unit> shipped() {
        var problems = new Problems();
        List<Unit> units = Detections.shipped().check(problems);
        problems.throwIfAny();
        return units.stream().sorted(Comparator.comparing(Unit::id)).toList();
    }

    @BeforeEach
    void writeIfAsked() throws IOException {
        if (System.getProperty(WRITE) != null) {
            Files.writeString(PAGE, written());
        }
    }

    private String written() throws IOException {
        return new CataloguePage(CatalogueType.read(TABLE), units).write(COMMAND);
    }

    @Test
    void thePageIsWhatUnitsAndTableSay() throws IOException {
        String expected = written();

        assertThat(PAGE).as("is out of date; run: " + COMMAND).hasContent(expected);
    }

    @Test
    void everyUnitIsLinkedFromThePage() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(units).extracting(UnitPath::of).allSatisfy(path -> {
            assertThat(ROOT.resolve(path))
                    .as("compiled, but gone from the sources; run ./mvnw clean")
                    .isDirectory();
            assertThat(page).contains("](../../" + path + ")");
        });
    }

    @Test
    void theTableHoldsEachTypeOnce() throws IOException {
        List<CatalogueType> types = CatalogueType.read(TABLE);

        assertThat(types)
                .extracting(CatalogueType::name)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void theTableSaysWhatTheDocumentationSays() throws IOException {
        assumeTrue(Files.exists(DOCUMENTED), "GuardDuty's documented types do not lie beside the project");
        List<String> documented;
        try (Stream<String> lines = Files.lines(DOCUMENTED)) {
            documented = lines.skip(1).map(CataloguePageTest::fact).sorted().toList();
        }

        List<CatalogueType> types = CatalogueType.read(TABLE);

        assertThat(types)
                .extracting(type -> type.name() + " " + type.kind() + " " + (type.active() ? "active" : "retired"))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    /** Name, kind and status: the only cells between commas that begin so. */
    private static String fact(String line) {
        String name = line.substring(0, line.indexOf(','));
        String kind = Stream.of("rule", "threat-intel", "anomaly-ml", "sequence")
                .filter(known -> line.contains("," + known + ",active") || line.contains("," + known + ",retired"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind and status in: " + line));
        return name + " " + kind + " " + (line.contains("," + kind + ",active") ? "active" : "retired");
    }
}
