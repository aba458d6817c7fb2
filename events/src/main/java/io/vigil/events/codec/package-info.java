/** How state and events are written: one codec beside each class, one serializer for all of them. */
@NullMarked
package io.vigil.events.codec;

import org.jspecify.annotations.NullMarked;
