/** The records that travel through Vigil: what was logged, what was noticed, what is reported. Records only; nothing here decides. */
@NullMarked
package io.vigil.events;

import org.jspecify.annotations.NullMarked;
