/** Records as bytes in state: a fraction of what they take as objects, and nothing that the collector has to look into. */
@NullMarked
package io.vigil.flink.packed;

import org.jspecify.annotations.NullMarked;
