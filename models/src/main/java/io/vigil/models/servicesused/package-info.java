/** The services that a machine uses on a day, reported for others that compare machines. */
@NullMarked
package io.vigil.models.servicesused;

import org.jspecify.annotations.NullMarked;
