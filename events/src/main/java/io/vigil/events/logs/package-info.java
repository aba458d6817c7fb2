/** What the records of all logs have in common. */
@NullMarked
package io.vigil.events.logs;

import org.jspecify.annotations.NullMarked;
