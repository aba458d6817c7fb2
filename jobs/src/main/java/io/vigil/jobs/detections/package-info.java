/** The detections of a job, and the operator that hosts those which remember an entity. Open {@link io.vigil.jobs.detections.RunDetectors} first. */
@NullMarked
package io.vigil.jobs.detections;

import org.jspecify.annotations.NullMarked;
