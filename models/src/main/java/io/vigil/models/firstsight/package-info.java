/** Telling calls of principals that nobody knows yet. */
@NullMarked
package io.vigil.models.firstsight;

import org.jspecify.annotations.NullMarked;
