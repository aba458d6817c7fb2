/** Where signals go: only those that somebody reads leave the operator that raised them. */
@NullMarked
package io.vigil.jobs.routing;

import org.jspecify.annotations.NullMarked;
