/** Identities that were made or taken over by a suspect, and what they do. */
@NullMarked
package io.vigil.models.suspectidentity;

import org.jspecify.annotations.NullMarked;
