/** Ports that are tried in vain: by our machines, and at them. */
@NullMarked
package io.vigil.models.scanning;

import org.jspecify.annotations.NullMarked;
