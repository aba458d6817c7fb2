/** Who asks many services what they hold, within minutes, and never asked before. */
@NullMarked
package io.vigil.models.lookedover;

import org.jspecify.annotations.NullMarked;
