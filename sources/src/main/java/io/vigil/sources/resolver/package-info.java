/** Route 53 Resolver query log records become DNS queries. */
@NullMarked
package io.vigil.sources.resolver;

import org.jspecify.annotations.NullMarked;
