/** Resources destroyed in bulk by calls that manage them. */
@NullMarked
package io.vigil.models.massdestruction;

import org.jspecify.annotations.NullMarked;
