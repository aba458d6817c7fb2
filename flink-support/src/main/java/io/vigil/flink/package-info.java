/** Flink support that knows nothing of detection: expiring state, fixed operator ids, counters. Event-time order by key is below. */
@NullMarked
package io.vigil.flink;

import org.jspecify.annotations.NullMarked;
