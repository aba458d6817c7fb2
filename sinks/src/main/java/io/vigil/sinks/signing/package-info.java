/** Signatures, for who makes them and who verifies them. */
@NullMarked
package io.vigil.sinks.signing;

import org.jspecify.annotations.NullMarked;
