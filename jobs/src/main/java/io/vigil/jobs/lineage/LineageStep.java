package io.vigil.jobs.lineage;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.events.codec.ByContent;
import io.vigil.events.codec.SealedTypeFactory;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.StoredText;
import io.vigil.events.signals.IdentityCenter;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import io.vigil.flink.order.EventOrder;
import java.io.IOException;
import java.util.Comparator;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** A signal on its way to who is behind it, or a link of that way. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface LineageStep permits LineageStep.Link, LineageStep.TracedSignal {
    /** Access key that is to be explained, or that the link explains; or {@link CredentialIssuance#ofUser}. */
    String key();

    /** Epoch milliseconds at which it counts. */
    long time();

    /** Who asked for credentials. */
    record Link(CredentialIssuance issuance) implements LineageStep {
        private static final long SECOND = 1000;

        @Override
        public String key() {
            return issuance.key();
        }

        /** Links come before the signals of their second: CloudTrail is no finer, and a key may be used at once. */
        @Override
        public long time() {
            return Math.floorDiv(issuance.time(), SECOND) * SECOND;
        }
    }

    /** A signal that is followed back. */
    @TypeInfo(StateTypeFactory.class)
    record TracedSignal(String key, Signal signal) implements LineageStep {
        static final StateCodec<TracedSignal> CODEC =
                StateCodec.of(1, TracedSignal::write, TracedSignal::read).immutable();

        private static final TypeSerializer<Signal> SIGNALS =
                TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl());

        private static void write(TracedSignal traced, DataOutputView out) throws IOException {
            StoredText.write(traced.key, out);
            SIGNALS.serialize(traced.signal, out);
        }

        private static TracedSignal read(DataInputView in) throws IOException {
            return new TracedSignal(StoredText.readPresent(in), SIGNALS.deserialize(in));
        }

        /**
         * From its access key; of a user without one, from the password. A user of IAM Identity Center is known, whatever the key: nothing leads on from
         * there.
         */
        public static TracedSignal of(Signal signal) {
            String self = signal.subject().self(signal.account());
            if (IdentityCenter.isUser(self)) {
                return new TracedSignal(self, signal);
            }
            String key = signal.subject().accessKey();
            return key == null || key.isEmpty()
                    ? new TracedSignal(password(signal), signal)
                    : new TracedSignal(key, signal);
        }

        /** What else may lead to somebody, when the key leads to nobody: a session of the console has a key that no call made. Null when nothing. */
        @Nullable
        TracedSignal otherwise() {
            String password = password(signal);
            boolean tried = signal.subject().root() != null || password.isEmpty() || password.equals(key);
            return tried ? null : new TracedSignal(password, signal);
        }

        private static String password(Signal signal) {
            String user = signal.subject().userWithoutKey();
            return user == null ? "" : CredentialIssuance.ofUser(signal.account(), user);
        }

        @Override
        public long time() {
            return signal.time();
        }

        /** One step further, along the link of its key; the key is empty when the link leads to nobody's key. */
        TracedSignal along(CredentialIssuance link) {
            String own = signal.subject().self(signal.account());
            Signal known = link.parent().equals(own) ? signal : signal.withRoot(link.parent());
            return new TracedSignal(link.leadsOn() ? String.valueOf(link.parentKey()) : "", known);
        }
    }

    /** By access key. */
    final class Order implements EventOrder<LineageStep> {
        private static final long serialVersionUID = 1;
        private static final Comparator<CredentialIssuance> LINKS = Comparator.comparing(CredentialIssuance::id)
                .thenComparing(CredentialIssuance::key)
                .thenComparing(new ByContent<>(CredentialIssuance.class));

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
                return SignalTies.ORDER.compare(traced.signal, next.signal);
            }
            if (one instanceof Link link && other instanceof Link next) {
                return LINKS.compare(link.issuance, next.issuance);
            }
            return one instanceof Link ? -1 : 1;
        }
    }
}
