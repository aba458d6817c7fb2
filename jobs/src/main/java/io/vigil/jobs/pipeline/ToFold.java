package io.vigil.jobs.pipeline;

import io.vigil.events.Signal;
import io.vigil.flink.order.EventOrder;
import io.vigil.jobs.detections.SignalOrder;

/** A signal on its way into a finding, and how it counts there. */
public record ToFold(Signal signal, As as) {
    /** How it counts. */
    public enum As {
        /** As one of the signals of its finding. */
        SIGNAL,
        /** Not: it is there early, and comes again as a signal or withdrawn. */
        EARLY,
        /** Not: it is part of another finding, and what was told early of its own is not so. */
        WITHDRAWN
    }

    /** By finding, in order of event time. */
    static final class Order implements EventOrder<ToFold> {
        private static final long serialVersionUID = 1;
        private final EventOrder<Signal> signals;

        Order() {
            this(new SignalOrder());
        }

        Order(EventOrder<Signal> signals) {
            this.signals = signals;
        }

        @Override
        public long key(ToFold record) {
            return signals.key(record.signal);
        }

        @Override
        public long time(ToFold record) {
            return record.signal.time();
        }

        @Override
        public int compareTies(ToFold one, ToFold other) {
            int bySignal = signals.compareTies(one.signal, other.signal);
            return bySignal != 0 ? bySignal : one.as.compareTo(other.as);
        }
    }
}
