package io.vigil.models.prevalence;

import io.vigil.events.Signal;
import io.vigil.models.baseline.NetworkKey;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Something that a host began, and the finding that reports it.
 *
 * @param host hash of it, as findings name it
 * @param since epoch milliseconds of the first event
 * @param place that it uses
 * @param network of the far side; 0 for none
 * @param type finding type
 * @param together whether it is a finding of all hosts that began the same, and of none in particular
 */
record Beginning(long host, long since, long place, long network, String type, String discriminator, boolean together) {
    boolean isReportedBy(Signal signal) {
        return type.equals(signal.detection().type())
                && discriminator.equals(signal.detection().discriminator());
    }

    /** Whether the same host begins both, towards the same network. */
    boolean isWhere(Beginning other) {
        return host == other.host && network != NetworkKey.NONE && network == other.network;
    }

    /** The same, reported by the finding of another one. */
    Beginning partOf(Beginning other) {
        return new Beginning(host, since, place, network, other.type, other.discriminator, other.together);
    }

    /** Whether both are of several hosts, and this one's uses the other's place, too. */
    boolean isSharedWith(Beginning other, long entity, PlacesUsed places) {
        return together && other.together && places.uses(other.place, entity);
    }

    /** What the host shows besides, as evidence of that finding, in its own words. */
    Signal evidence(Signal candidate) {
        Signal further = candidate.asEvidence(type, discriminator);
        return together ? further.withObservations(Together.names(candidate)).ofNobody() : further;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(host);
        out.writeLong(since);
        out.writeLong(place);
        out.writeLong(network);
        out.writeUTF(type);
        out.writeUTF(discriminator);
        out.writeBoolean(together);
    }

    static Beginning read(DataInputView in) throws IOException {
        return new Beginning(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                in.readBoolean());
    }
}
