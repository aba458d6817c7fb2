/** How many hosts of an account use a place: what many take up is the account's own software. */
@NullMarked
package io.vigil.models.prevalence;

import org.jspecify.annotations.NullMarked;
