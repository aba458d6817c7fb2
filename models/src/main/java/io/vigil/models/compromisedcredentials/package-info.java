/** Stories that nobody wrote down: different kinds of evidence against one principal that are improbable together. */
@NullMarked
package io.vigil.models.compromisedcredentials;

import org.jspecify.annotations.NullMarked;
