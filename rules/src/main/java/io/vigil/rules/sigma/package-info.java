/**
 * Sigma rules on CloudTrail, run as they are written (specification 2.1 of rules, modifiers and tags, github.com/SigmaHQ/sigma-specification).
 * {@link io.vigil.rules.sigma.SigmaRules} reads files; {@link io.vigil.rules.sigma.Expression} is what a rule becomes.
 */
@NullMarked
package io.vigil.rules.sigma;

import org.jspecify.annotations.NullMarked;
