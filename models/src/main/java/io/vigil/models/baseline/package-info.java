/** What is usual for an entity, in a few bytes: on which days a value was seen, and what makes two networks or two tools the same. */
@NullMarked
package io.vigil.models.baseline;

import org.jspecify.annotations.NullMarked;
