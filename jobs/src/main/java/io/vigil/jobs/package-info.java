/** The live job. It runs on a cluster: {@link io.vigil.jobs.DetectionJob} is its entry point, and {@code pipeline} the graph. */
@NullMarked
package io.vigil.jobs;

import org.jspecify.annotations.NullMarked;
