/** Somebody tries out what credentials may do. */
@NullMarked
package io.vigil.models.refusedcalls;

import org.jspecify.annotations.NullMarked;
