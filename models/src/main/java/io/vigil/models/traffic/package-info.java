/** What a machine usually sends, to whom, and at which ports. */
@NullMarked
package io.vigil.models.traffic;

import org.jspecify.annotations.NullMarked;
