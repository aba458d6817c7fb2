/** Calls to one place on the internet that keep a rhythm. */
@NullMarked
package io.vigil.models.beacons;

import org.jspecify.annotations.NullMarked;
