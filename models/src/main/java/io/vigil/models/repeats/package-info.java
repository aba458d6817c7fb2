/** What is reported again and again of one principal, until it is its habit. */
@NullMarked
package io.vigil.models.repeats;

import org.jspecify.annotations.NullMarked;
