/** Hands findings of a store on to other tools, at least once each, whatever becomes of the tools meanwhile. */
@NullMarked
package io.vigil.sinks.delivery;

import org.jspecify.annotations.NullMarked;
