/** Which hosts send data out in the names that they ask for. */
@NullMarked
package io.vigil.models.dnsexfiltration;

import org.jspecify.annotations.NullMarked;
