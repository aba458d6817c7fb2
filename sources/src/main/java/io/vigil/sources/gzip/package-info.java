/** Compressed input, opened with limits. */
@NullMarked
package io.vigil.sources.gzip;

import org.jspecify.annotations.NullMarked;
