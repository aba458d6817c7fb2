/** Guessing of passwords at services of the own network. */
@NullMarked
package io.vigil.models.insideguessing;

import org.jspecify.annotations.NullMarked;
