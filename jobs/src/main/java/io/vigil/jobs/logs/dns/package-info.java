/** Route 53 Resolver query logs. */
@NullMarked
package io.vigil.jobs.logs.dns;

import org.jspecify.annotations.NullMarked;
