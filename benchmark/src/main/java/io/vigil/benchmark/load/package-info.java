/** A made-up log in memory. */
@NullMarked
package io.vigil.benchmark.load;

import org.jspecify.annotations.NullMarked;
