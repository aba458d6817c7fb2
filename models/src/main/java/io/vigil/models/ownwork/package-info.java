/** What rules find of a resource that its principal made itself. */
@NullMarked
package io.vigil.models.ownwork;

import org.jspecify.annotations.NullMarked;
