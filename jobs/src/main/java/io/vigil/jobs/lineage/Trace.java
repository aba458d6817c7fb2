package io.vigil.jobs.lineage;

import io.vigil.events.Hash;
import io.vigil.events.Mint;
import io.vigil.events.Signal;
import io.vigil.flink.order.EventOrder;
import io.vigil.jobs.detections.SignalOrder;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signal on its way to who is behind it, or a link of that way.
 *
 * @param key access key that is to be explained, or that the link explains; empty when the signal has arrived
 * @param mint null when it is a signal
 * @param signal null when it is a link
 */
public record Trace(
        String key, @Nullable Mint mint, @Nullable Signal signal) {
    private static final String TEMPORARY = "ASIA";

    static Trace of(Mint mint) {
        return new Trace(mint.key(), mint, null);
    }

    static Trace of(Signal signal) {
        return new Trace(Objects.requireNonNull(signal.subject().accessKey()), null, signal);
    }

    /** Only temporary keys have somebody else behind them. */
    static boolean isPossible(Signal signal) {
        String key = signal.subject().accessKey();
        return key != null && key.startsWith(TEMPORARY);
    }

    /** One step further, along the link of its key; itself when there is none. */
    Trace along(@Nullable Mint link) {
        if (link == null || signal == null) {
            return this;
        }
        String own = signal.account() + "/" + signal.subject().principal();
        Signal known = link.parent().equals(own) ? signal : signal.withRoot(link.parent());
        return new Trace(link.parentKey() == null ? "" : link.parentKey(), null, known);
    }

    /** Links come before the signals of their second: CloudTrail tells no finer, and a key may be used at once. */
    static final class Order implements EventOrder<Trace> {
        private static final long serialVersionUID = 1;
        private static final long SECOND = 1000;
        private static final Comparator<Mint> LINKS =
                Comparator.comparing(Mint::id).thenComparing(Mint::key);

        /** One event may make several signals of a unit, each a finding of its own. */
        private static final Comparator<Signal> FINDINGS = Comparator.comparing(
                        (Signal signal) -> String.valueOf(signal.type()))
                .thenComparing(Signal::discriminator);

        private final SignalOrder signals = new SignalOrder();

        @Override
        public long key(Trace trace) {
            return Hash.of(trace.key);
        }

        @Override
        public long time(Trace trace) {
            return trace.signal != null
                    ? trace.signal.time()
                    : Math.floorDiv(Objects.requireNonNull(trace.mint).time(), SECOND) * SECOND;
        }

        @Override
        public int compareTies(Trace one, Trace other) {
            if (one.signal != null && other.signal != null) {
                int byEvent = signals.compareTies(one.signal, other.signal);
                return byEvent != 0 ? byEvent : FINDINGS.compare(one.signal, other.signal);
            }
            if (one.mint != null && other.mint != null) {
                return LINKS.compare(one.mint, other.mint);
            }
            return one.mint != null ? -1 : 1;
        }
    }
}
