/** Names that change from an address outside to one inside. */
@NullMarked
package io.vigil.models.rebinding;

import org.jspecify.annotations.NullMarked;
