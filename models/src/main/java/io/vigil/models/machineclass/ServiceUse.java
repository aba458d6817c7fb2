package io.vigil.models.machineclass;

import io.vigil.detection.flows.Sides;
import io.vigil.events.Hash;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a machine used a service today.
 *
 * @param signal as the detection {@link #REPORTS} makes it
 */
public record ServiceUse(Signal signal) implements ClassInput {
    /** Id of the unit that reports what machines use. */
    static final String REPORTS = "services-used";

    /** Null for what is no report of an instance's use. */
    static @Nullable ServiceUse of(Signal signal) {
        boolean isOne =
                signal.detection().unit().equals(REPORTS) && signal.subject().instance() != null;
        return isOne ? new ServiceUse(signal) : null;
    }

    @Override
    public String account() {
        return signal.account();
    }

    @Override
    public String instance() {
        return Objects.requireNonNull(signal.subject().instance());
    }

    @Override
    public long time() {
        return signal.time();
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public int compareAlike(ClassInput other) {
        return SignalTies.ORDER.compare(signal, ((ServiceUse) other).signal);
    }

    /** Hash of the subnet, the class of machines without a role; 0 where the log does not name it. */
    long subnet() {
        String subnet = signal.subject().subnet();
        return subnet == null ? 0 : Hash.of(subnet);
    }

    /** Of the far side, as {@link io.vigil.models.conversations.Conversation#networkHash} names it. */
    long network() {
        return HexFormat.fromHexDigitsToLong(signal.detection().discriminator());
    }

    int port() {
        return signal.activity().remotePort();
    }

    long service() {
        return Hash.combine(network(), port());
    }

    boolean isPublic() {
        String remote = signal.remote().ip();
        return remote != null && !Sides.isInternal(Ip.parse(remote));
    }

    /** Bytes sent to it today, where much more went out than came in. */
    double uploaded() {
        return signal.score().value();
    }
}
