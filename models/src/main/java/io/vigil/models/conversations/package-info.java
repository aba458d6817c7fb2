/** Conversations put together from the one-sided records of flow logs: what every detection on flows that remembers is shown. */
@NullMarked
package io.vigil.models.conversations;

import org.jspecify.annotations.NullMarked;
