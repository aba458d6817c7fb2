/** Many secrets asked for at once. */
@NullMarked
package io.vigil.models.secretharvest;

import org.jspecify.annotations.NullMarked;
