/** Ranges of addresses, IPv4 and IPv6, and the index that finds which of them hold an address. */
@NullMarked
package io.vigil.intel.ranges;

import org.jspecify.annotations.NullMarked;
