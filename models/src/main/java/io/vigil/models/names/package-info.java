/** What domain names are made of: who registered them, below which suffix, and how popular they are. */
@NullMarked
package io.vigil.models.names;

import org.jspecify.annotations.NullMarked;
