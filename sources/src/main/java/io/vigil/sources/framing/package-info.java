/** Finds the records in a stream of bytes, and the next good one after a broken one. */
@NullMarked
package io.vigil.sources.framing;

import org.jspecify.annotations.NullMarked;
