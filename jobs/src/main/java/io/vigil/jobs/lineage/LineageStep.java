package io.vigil.jobs.lineage;

import io.vigil.events.ByContent;
import io.vigil.events.CredentialIssuance;
import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.events.codec.SealedTypeFactory;
import io.vigil.flink.order.EventOrder;
import io.vigil.jobs.detections.SignalOrder;
import java.util.Comparator;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** A signal on its way to who is behind it, or a link of that way. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface LineageStep permits LineageStep.Link, LineageStep.TracedSignal {
    /** Access key that is to be explained, or that the link explains. */
    String key();

    /** Epoch milliseconds at which it counts. */
    long time();

    /** Who asked for temporary credentials. */
    record Link(CredentialIssuance issuance) implements LineageStep {
        private static final long SECOND = 1000;

        @Override
        public String key() {
            return issuance.key();
        }

        /** Links come before the signals of their second: CloudTrail tells no finer, and a key may be used at once. */
        @Override
        public long time() {
            return Math.floorDiv(issuance.time(), SECOND) * SECOND;
        }
    }

    /** A signal that is followed back. */
    record TracedSignal(String key, Signal signal) implements LineageStep {
        static TracedSignal of(Signal signal) {
            return new TracedSignal(Objects.requireNonNull(signal.subject().accessKey()), signal);
        }

        @Override
        public long time() {
            return signal.time();
        }

        /** One step further, along the link of its key; the key is empty when the link leads to nobody's key. */
        TracedSignal along(CredentialIssuance link) {
            String own = signal.account() + "/" + signal.subject().principal();
            Signal known = link.parent().equals(own) ? signal : signal.withRoot(link.parent());
            return new TracedSignal(link.parentKey() == null ? "" : link.parentKey(), known);
        }
    }

    /** By access key. */
    final class Order implements EventOrder<LineageStep> {
        private static final long serialVersionUID = 1;
        private static final Comparator<CredentialIssuance> LINKS = Comparator.comparing(CredentialIssuance::id)
                .thenComparing(CredentialIssuance::key)
                .thenComparing(new ByContent<>(CredentialIssuance.class));

        private final SignalOrder signals = new SignalOrder();

        @Override
        public long key(LineageStep step) {
            return Hash.of(step.key());
        }

        @Override
        public long time(LineageStep step) {
            return step.time();
        }

        @Override
        public int compareTies(LineageStep one, LineageStep other) {
            if (one instanceof TracedSignal traced && other instanceof TracedSignal next) {
                return signals.compareTies(traced.signal, next.signal);
            }
            if (one instanceof Link link && other instanceof Link next) {
                return LINKS.compare(link.issuance, next.issuance);
            }
            return one instanceof Link ? -1 : 1;
        }
    }
}
