package io.vigil.flink.order;

import org.jspecify.annotations.Nullable;

/** What came while records were handed out: a watermark, or a late record if there is one. */
record Queued<E>(long time, @Nullable E record) {}
