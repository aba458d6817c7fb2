/** Machines that begin to log in to others of their network. */
@NullMarked
package io.vigil.models.lateralmovement;

import org.jspecify.annotations.NullMarked;
