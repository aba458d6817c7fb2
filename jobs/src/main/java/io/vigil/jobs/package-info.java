/** The Flink pipeline and its command line. Open {@link io.vigil.jobs.pipeline.Pipeline} first. */
@NullMarked
package io.vigil.jobs;

import org.jspecify.annotations.NullMarked;
