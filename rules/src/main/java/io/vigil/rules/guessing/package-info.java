/** Password guessing against a network service, seen in flow logs alone. */
@NullMarked
package io.vigil.rules.guessing;

import org.jspecify.annotations.NullMarked;
