/** Where people act from, and whether one person can have been in both places. */
@NullMarked
package io.vigil.models.travel;

import org.jspecify.annotations.NullMarked;
