package io.vigil.rules.sigma;

import io.vigil.catalogue.Problems;

/**
 * A place in a rule, for saying what is wrong there.
 *
 * @param file as messages name it
 * @param path keys from the top of the document, with dots
 */
record SourceLocation(String file, String path, Problems problems) {
    SourceLocation at(String key) {
        return new SourceLocation(file, path.isEmpty() ? key : path + "." + key, problems);
    }

    void refuse(String wayOut) {
        problems.add(file, path, wayOut);
    }

    /** @param value what stands there and is wrong */
    void refuse(String value, String wayOut) {
        problems.add(file, path + " = " + value, wayOut);
    }
}
