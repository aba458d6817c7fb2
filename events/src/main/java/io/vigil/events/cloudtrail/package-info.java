/** Calls of AWS APIs, as CloudTrail records them. */
@NullMarked
package io.vigil.events.cloudtrail;

import org.jspecify.annotations.NullMarked;
