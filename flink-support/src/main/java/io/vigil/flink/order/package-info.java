/** Event-time order for keyed streams: records wait until the watermark passes them, then each key's come in order. */
@NullMarked
package io.vigil.flink.order;

import org.jspecify.annotations.NullMarked;
