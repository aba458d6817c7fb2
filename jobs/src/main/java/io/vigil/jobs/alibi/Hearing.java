package io.vigil.jobs.alibi;

import io.vigil.events.Presence;
import io.vigil.events.Signal;
import io.vigil.flink.order.EventOrder;
import io.vigil.jobs.detections.SignalOrder;
import io.vigil.models.instancecredentials.Alibi;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an instance: by its flow logs, or by who suspects that its credentials are used elsewhere.
 *
 * @param suspicion null when it is a presence
 * @param presence null when it is a suspicion
 */
public record Hearing(@Nullable Signal suspicion, @Nullable Presence presence) {
    static Hearing of(Presence presence) {
        return new Hearing(null, presence);
    }

    static Hearing of(Signal suspicion) {
        return new Hearing(suspicion, null);
    }

    /** A suspicion waits its time, and then comes after all that was said until then. */
    static final class Order implements EventOrder<Hearing> {
        private static final long serialVersionUID = 1;

        private final SignalOrder signals = new SignalOrder();

        @Override
        public long key(Hearing said) {
            Presence presence = said.presence;
            if (presence != null) {
                return Presence.key(presence.account(), presence.instance());
            }
            Signal suspicion = Objects.requireNonNull(said.suspicion);
            return Presence.key(
                    suspicion.account(),
                    Objects.requireNonNull(suspicion.subject().instance()));
        }

        @Override
        public long time(Hearing said) {
            return said.presence != null
                    ? said.presence.time()
                    : Objects.requireNonNull(said.suspicion).time() + Alibi.PATIENCE.toMillis();
        }

        @Override
        public int compareTies(Hearing one, Hearing other) {
            if (one.suspicion != null && other.suspicion != null) {
                return signals.compareTies(one.suspicion, other.suspicion);
            }
            if (one.presence != null && other.presence != null) {
                return compare(one.presence, other.presence);
            }
            return one.presence != null ? -1 : 1;
        }

        private static int compare(Presence one, Presence other) {
            int byEnd = Long.compare(one.end(), other.end());
            int byKind = byEnd != 0 ? byEnd : Boolean.compare(one.withAws(), other.withAws());
            return byKind != 0 ? byKind : Boolean.compare(one.skipped(), other.skipped());
        }
    }
}
