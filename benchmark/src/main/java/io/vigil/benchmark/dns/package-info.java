/** Resolver query logs, made up. */
@NullMarked
package io.vigil.benchmark.dns;

import org.jspecify.annotations.NullMarked;
