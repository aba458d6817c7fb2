/** The real store: many writers, documents that can be searched. */
@NullMarked
package io.vigil.sinks.postgres;

import org.jspecify.annotations.NullMarked;
