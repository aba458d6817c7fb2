/** Tunnels through pings. */
@NullMarked
package io.vigil.models.pingtunnel;

import org.jspecify.annotations.NullMarked;
