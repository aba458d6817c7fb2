package io.vigil.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Detector;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetectorFactoriesTest {
    private record Factory(String id) implements DetectorFactory {
        @Override
        public List<Detector<?, ?>> create(Unit unit, Problems problems) {
            return List.of();
        }
    }

    private final Problems problems = new Problems();

    @Test
    void unitsAndFactoriesThatMatchAreNoProblem() {
        factories("port-sweep", "dns-tunnel").check(Set.of("port-sweep", "dns-tunnel", "a-plain-rule"), problems);

        assertThat(problems.none()).isTrue();
    }

    @Test
    void aFactoryForAUnitThatDoesNotExistIsAProblem() {
        factories("port-sweeep").check(Set.of("port-sweep"), problems);

        assertThat(problems.toString())
                .contains("META-INF/services/io.vigil.catalogue.DetectorFactory")
                .contains("there is no unit port-sweeep for this factory; did you mean port-sweep?");
    }

    @Test
    void twoFactoriesForOneUnitAreAProblem() {
        factories("port-sweep", "port-sweep").check(Set.of("port-sweep"), problems);

        assertThat(problems.toString()).startsWith("1 problem").contains("is for the unit port-sweep, as");
    }

    private static DetectorFactories factories(String... ids) {
        return new DetectorFactories(
                List.of(ids).stream().<DetectorFactory>map(Factory::new).toList());
    }
}
