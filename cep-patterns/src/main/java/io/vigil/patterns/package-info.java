/** Multi-step sequences: from a folder's YAML to a pattern of Flink CEP, and from its match to a signal. */
@NullMarked
package io.vigil.patterns;

import org.jspecify.annotations.NullMarked;
