package io.vigil.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.cli.Subcommand;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BenchmarkCommandTest {
    @Test
    void theCommandLineFindsItWithoutKnowingIt() {
        assertThat(ServiceLoader.load(Subcommand.class)).hasExactlyElementsOfTypes(BenchmarkCommand.class);
    }
}
