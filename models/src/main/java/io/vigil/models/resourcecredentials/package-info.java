/** Where the credentials of functions, tasks and pods are used from. */
@NullMarked
package io.vigil.models.resourcecredentials;

import org.jspecify.annotations.NullMarked;
