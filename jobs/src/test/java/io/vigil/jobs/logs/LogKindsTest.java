package io.vigil.jobs.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.pipeline.LogKind;
import io.vigil.testkit.CasePlayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each module has one list of the logs it knows; here they are held against each other. */
class LogKindsTest {
    private static final Pattern NAMES_DNS = Pattern.compile("DnsQuery|QueryLog|ofQueries|\"dns\"");
    private static final Pattern OWN_FOLDERS =
            Pattern.compile("/dns/|/resolver/|/dga/|/dnsexfiltration/|/dohresolvers/|/rebinding/");
    /** What enriches it, what makes it in tests, where it moved from, a kind of flood, which is called so, and beacons by name beside those by address. */
    private static final Set<String> SHARED =
            Set.of("FloodKind", "FormerNames", "Intel", "GivenQuery", "QueryReader", "NameBeaconing", "Stranger");

    static List<LogKind<?>> kinds() {
        return LogKinds.ALL;
    }

    @Test
    void eachHasANameOfItsOwn() {
        assertThat(LogKinds.ALL).extracting(LogKind::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sourcesAndRulesCallItByTheSameName(LogKind<?> kind) {
        assertThat(kind.format(option -> null, new Problems()).name()).isEqualTo(kind.name());
        assertThat(Detections.shipped()
                        .compileRules(unit -> true)
                        .on(kind.events())
                        .log())
                .isEqualTo(kind.name());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void casesCanTellOfIt(LogKind<?> kind) {
        assertThat(CasePlayer.events()).contains(kind.events());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSamplesHoldSomeOfIt(LogKind<?> kind) {
        assertThat(Path.of("..", "samples", kind.name())).isNotEmptyDirectory();
    }

    @Test
    void fewFilesOutsideItsOwnFoldersNameOneLog() throws IOException {
        Set<String> naming;
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            naming = files.filter(file -> file.toString().contains("/src/main/")
                            && file.toString().endsWith(".java"))
                    .filter(file -> !OWN_FOLDERS.matcher(file.toString()).find())
                    .filter(file -> NAMES_DNS.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }

        assertThat(naming).isSubsetOf(SHARED).contains("GivenQuery");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
