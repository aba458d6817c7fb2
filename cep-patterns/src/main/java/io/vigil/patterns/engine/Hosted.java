package io.vigil.patterns.engine;

import io.vigil.events.signals.Signal;
import io.vigil.patterns.Sequence;
import java.util.List;
import java.util.function.Consumer;

/** A sequence as the engine runs it: by the steps of Flink CEP's automaton, or by counting. */
interface Hosted {
    Sequence sequence();

    long fingerprint();

    /**
     * Takes signals in, and times out before each what it is too late for.
     *
     * @param signals of one key, that the sequence reads, later than all before
     * @param out takes what becomes complete
     * @return how much was given up because it was too much
     */
    int follow(Runs runs, List<Signal> signals, Consumer<Match> out) throws Exception;

    /** @param now epoch milliseconds that event time has come to */
    void advance(Runs runs, long now, Consumer<Match> out) throws Exception;

    /** Epoch milliseconds at which {@link #advance} is due; {@link Long#MAX_VALUE} when nothing is half seen. */
    long deadline(Runs runs);
}
