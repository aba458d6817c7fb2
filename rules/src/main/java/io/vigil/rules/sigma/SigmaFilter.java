package io.vigil.rules.sigma;

import java.util.List;

/**
 * A filter of Sigma: what must hold beside what the rules ask themselves.
 *
 * @param rules ids or names; empty: all
 */
record SigmaFilter(List<String> rules, Expression expression) {
    boolean isFor(List<String> names) {
        return rules.isEmpty() || rules.stream().anyMatch(names::contains);
    }
}
