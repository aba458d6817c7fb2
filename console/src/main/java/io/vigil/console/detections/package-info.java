/** What a job detects, as people look at it. The console itself knows nothing of detections: who starts it hands this in. */
@NullMarked
package io.vigil.console.detections;

import org.jspecify.annotations.NullMarked;
