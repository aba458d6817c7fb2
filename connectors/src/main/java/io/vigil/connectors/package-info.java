/** Where logs come from: each connector gives the batches of a log, in any {@link io.vigil.sources.LogFormat}, as a stream. */
@NullMarked
package io.vigil.connectors;

import org.jspecify.annotations.NullMarked;
