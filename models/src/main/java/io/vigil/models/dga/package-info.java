/** Which hosts ask for names that no person chose. */
@NullMarked
package io.vigil.models.dga;

import org.jspecify.annotations.NullMarked;
