/** Rules on Route 53 Resolver query logs. */
@NullMarked
package io.vigil.rules.dns;

import org.jspecify.annotations.NullMarked;
