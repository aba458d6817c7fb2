/** Addresses, ranges of them, and which are special. */
@NullMarked
package io.vigil.events.net;

import org.jspecify.annotations.NullMarked;
