/** Findings as one JSON object a line. */
@NullMarked
package io.vigil.sinks.jsonlines;

import org.jspecify.annotations.NullMarked;
