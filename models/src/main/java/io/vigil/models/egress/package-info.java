/** The networks through which an account's own identities come: learnt from all of them, so that one need not learn alone. */
@NullMarked
package io.vigil.models.egress;

import org.jspecify.annotations.NullMarked;
