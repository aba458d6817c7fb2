/** Whom a resource is used by from outside its account. */
@NullMarked
package io.vigil.models.unfamiliarcallers;

import org.jspecify.annotations.NullMarked;
