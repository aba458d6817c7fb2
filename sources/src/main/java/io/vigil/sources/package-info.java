/** Bytes of a log, in whatever wrapping people hold them, become events and counted refusals. Nothing here keeps state between records. */
@NullMarked
package io.vigil.sources;

import org.jspecify.annotations.NullMarked;
