/** Runs all sequences of a key on Flink CEP's own automaton, over one value of state. Open {@link io.vigil.patterns.engine.SequenceEngine} first. */
@NullMarked
package io.vigil.patterns.engine;

import org.jspecify.annotations.NullMarked;
