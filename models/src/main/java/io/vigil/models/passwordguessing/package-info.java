/** Passwords tried at the console, counted by the address that they come from. */
@NullMarked
package io.vigil.models.passwordguessing;

import org.jspecify.annotations.NullMarked;
