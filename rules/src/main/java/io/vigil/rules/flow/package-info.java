/** Keys of rules that speak of flows. */
@NullMarked
package io.vigil.rules.flow;

import org.jspecify.annotations.NullMarked;
