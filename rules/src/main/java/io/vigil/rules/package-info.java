/** Single-event and threshold detections: units in YAML, the index that finds the few that an event can interest, and what they raise. */
@NullMarked
package io.vigil.rules;

import org.jspecify.annotations.NullMarked;
