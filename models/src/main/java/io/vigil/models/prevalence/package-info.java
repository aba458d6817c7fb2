/** How many hosts of an account use a place: what many take up is the account's own software. And what hosts begin, which is one finding of each. */
@NullMarked
package io.vigil.models.prevalence;

import org.jspecify.annotations.NullMarked;
