/** Findings as SQL gives them back, joined with what people did. */
@NullMarked
package io.vigil.console.store;

import org.jspecify.annotations.NullMarked;
