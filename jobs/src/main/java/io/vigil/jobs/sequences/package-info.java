/** Sequences of signals on Flink CEP. */
@NullMarked
package io.vigil.jobs.sequences;

import org.jspecify.annotations.NullMarked;
