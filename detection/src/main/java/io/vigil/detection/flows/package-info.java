/** What flow logs do not contain and detections need: who opened a connection, and which of the two addresses is ours. */
@NullMarked
package io.vigil.detection.flows;

import org.jspecify.annotations.NullMarked;
