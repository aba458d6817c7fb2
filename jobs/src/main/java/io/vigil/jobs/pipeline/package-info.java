/** The graph from logs to findings, and its operators. Open {@link io.vigil.jobs.pipeline.Pipeline} first. */
@NullMarked
package io.vigil.jobs.pipeline;

import org.jspecify.annotations.NullMarked;
