/**
 * The records that travel through Vigil. Here is what all of them have; {@code logs} and a folder for each log hold what was logged, {@code signals}
 * what was noticed. Records only; nothing here decides.
 */
@NullMarked
package io.vigil.events;

import org.jspecify.annotations.NullMarked;
