package io.vigil.intel;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Real lists and databases beside the project; what needs them is skipped where they are absent. */
final class SharedData {
    private SharedData() {}

    static Path at(String path) {
        Path shared =
                Path.of("..", "..", "shared", "data", path).toAbsolutePath().normalize();
        assumeThat(shared).as("skipped: no data at %s", shared).exists();
        return shared;
    }
}
