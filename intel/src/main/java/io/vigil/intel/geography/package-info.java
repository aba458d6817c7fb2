/** Where an address is and whose network it belongs to: MaxMind databases and the ranges AWS publishes. */
@NullMarked
package io.vigil.intel.geography;

import org.jspecify.annotations.NullMarked;
