/** Other tools, each kind a class. */
@NullMarked
package io.vigil.sinks.receivers;

import org.jspecify.annotations.NullMarked;
