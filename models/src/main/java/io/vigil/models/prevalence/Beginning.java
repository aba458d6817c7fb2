package io.vigil.models.prevalence;

import io.vigil.events.Hash;
import io.vigil.events.codec.StoredText;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import io.vigil.models.baseline.NetworkKey;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Something that a host began, and the finding that reports it. Flow logs name an interface where queries name an instance: a host is who has the name, or the
 * address.
 *
 * @param name hash of the host, as findings name it
 * @param address hash of its own address and region; 0 where that is not known
 * @param since epoch milliseconds of the first event
 * @param network of the far side; 0 for none
 * @param finding that reports it
 */
record Beginning(long name, long address, long since, long network, Reported finding) {
    private static final int NEIGHBOURS = 24;
    /** The purpose of what is unusual, and says no more. */
    private static final String BEHAVIOR = "Behavior:";

    /**
     * What makes a finding that one.
     *
     * @param type finding type
     * @param subject of a host: nothing of it but instance, interface, network and address; {@link Subject#NOBODY} for one of several hosts
     */
    record Reported(
            String type,
            String discriminator,
            @Nullable String region,
            Detection.@Nullable Role role,
            Subject subject) {
        static Reported by(Signal signal) {
            Detection detection = signal.detection();
            return new Reported(
                    String.valueOf(detection.type()),
                    detection.discriminator(),
                    signal.region(),
                    detection.role(),
                    signal.subject());
        }

        boolean isOfSeveral() {
            return subject.entity().isEmpty();
        }

        /** What its type says that it is for. */
        String purpose() {
            return type.substring(0, type.indexOf(':') + 1);
        }
    }

    /** Null when a principal did it, or nobody is known to have. */
    static @Nullable String host(Signal signal) {
        return signal.subject().principal() != null ? null : Together.host(signal);
    }

    /** @throws NullPointerException for what no {@linkplain #host host} began */
    static Beginning of(Signal signal) {
        String host = Objects.requireNonNull(host(signal), "no host began this");
        String ip = signal.subject().localIp();
        String remote = signal.remote().ip();
        return new Beginning(
                Hash.of(host),
                ip == null ? 0 : Hash.of(ip + ' ' + signal.region()),
                signal.occurrence().since(),
                NetworkKey.around(remote == null ? null : Ip.parse(remote), NEIGHBOURS),
                Reported.by(signal));
    }

    boolean isOfHostOf(Beginning other) {
        return name == other.name || address != 0 && address == other.address;
    }

    boolean isReportedBy(Signal signal) {
        return finding.type.equals(signal.detection().type())
                && finding.discriminator.equals(signal.detection().discriminator());
    }

    /** Whether the other's finding may report it, too: it is for the same, or says no more than that something is unusual. */
    boolean mayBePartOf(Beginning other) {
        String purpose = finding.purpose();
        return purpose.equals(BEHAVIOR) || purpose.equals(other.finding.purpose());
    }

    /** Whether both are towards the same network. */
    boolean isWhere(Beginning other) {
        return network != NetworkKey.NONE && network == other.network;
    }

    /** The same, reported by the finding of another one. */
    Beginning partOf(Beginning other) {
        return new Beginning(name, address, since, network, other.finding);
    }

    /** Whether both are findings of several hosts, about the same network. */
    boolean isSharedWith(Beginning other) {
        return finding.isOfSeveral() && other.finding.isOfSeveral() && isWhere(other);
    }

    /** What the host shows besides, as evidence of that finding, in its own words. */
    Signal evidence(Signal further) {
        boolean names = finding.isOfSeveral() && !further.subject().entity().isEmpty();
        Signal named = names ? further.withObservations(Together.names(further)) : further;
        return named.asEvidence(finding.type, finding.discriminator)
                .about(finding.subject, finding.role, finding.region);
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(name);
        out.writeLong(address);
        out.writeLong(since);
        out.writeLong(network);
        StoredText.write(finding.type, out);
        StoredText.write(finding.discriminator, out);
        StoredText.write(finding.region, out);
        StoredText.write(finding.role == null ? null : finding.role.name(), out);
        StoredText.write(finding.subject.instance(), out);
        StoredText.write(finding.subject.networkInterface(), out);
        StoredText.write(finding.subject.vpc(), out);
        StoredText.write(finding.subject.subnet(), out);
        StoredText.write(finding.subject.localIp(), out);
    }

    static Beginning read(DataInputView in) throws IOException {
        return new Beginning(in.readLong(), in.readLong(), in.readLong(), in.readLong(), readReported(in));
    }

    private static Reported readReported(DataInputView in) throws IOException {
        String type = StoredText.readPresent(in);
        String discriminator = StoredText.readPresent(in);
        String region = StoredText.read(in);
        String role = StoredText.read(in);
        return new Reported(
                type,
                discriminator,
                region,
                role == null ? null : Detection.Role.valueOf(role),
                Subject.ofHost(
                        StoredText.read(in),
                        StoredText.read(in),
                        StoredText.read(in),
                        StoredText.read(in),
                        StoredText.read(in)));
    }
}
