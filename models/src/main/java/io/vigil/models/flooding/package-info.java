/** Floods that our machines send: denial of service. */
@NullMarked
package io.vigil.models.flooding;

import org.jspecify.annotations.NullMarked;
