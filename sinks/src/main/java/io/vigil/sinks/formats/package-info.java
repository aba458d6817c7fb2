/** A finding as other tools expect it. */
@NullMarked
package io.vigil.sinks.formats;

import org.jspecify.annotations.NullMarked;
