/** Queries, as the logs of Route 53 Resolver record them. */
@NullMarked
package io.vigil.events.dns;

import org.jspecify.annotations.NullMarked;
