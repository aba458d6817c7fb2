package io.vigil.models.pingtunnel;

import io.vigil.events.codec.StateCodec;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Hosts whose pings of a machine were answered with something else: 44 bytes each, {@link #MOST} at most, of which the one with least makes room. */
final class PingedHosts {
    static final StateCodec<PingedHosts> CODEC = StateCodec.of(2, PingedHosts::write, in -> read(in, PingedHost::read))
            .since(1, in -> read(in, PingedHost::readFirst))
            .copying(PingedHosts::copy);

    private static final int MOST = 4;

    private PingedHost[] hosts = {};

    /** @param start epoch milliseconds of what is exchanged now: a host's count begins anew after a day */
    PingedHost of(long host, long start) {
        int at = find(host);
        if (at < 0 && hosts.length < MOST) {
            at = hosts.length;
            hosts = Arrays.copyOf(hosts, at + 1);
            hosts[at] = new PingedHost(host, start);
        }
        at = at < 0 ? least() : at;
        if (hosts[at].host != host || hosts[at].isOver(start)) {
            hosts[at] = new PingedHost(host, start);
        }
        return hosts[at];
    }

    private int find(long host) {
        for (int at = 0; at < hosts.length; at++) {
            if (hosts[at].host == host) {
                return at;
            }
        }
        return -1;
    }

    private int least() {
        int least = 0;
        for (int at = 1; at < hosts.length; at++) {
            least = hosts[at].minutes() < hosts[least].minutes() ? at : least;
        }
        return least;
    }

    PingedHosts copy() {
        var copy = new PingedHosts();
        copy.hosts = Arrays.stream(hosts).map(PingedHost::copy).toArray(PingedHost[]::new);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(hosts.length);
        for (PingedHost each : hosts) {
            each.write(out);
        }
    }

    private static PingedHosts read(DataInputView in, StateCodec.Reader<PingedHost> form) throws IOException {
        var read = new PingedHosts();
        read.hosts = new PingedHost[in.readUnsignedByte()];
        for (int at = 0; at < read.hosts.length; at++) {
            read.hosts[at] = form.read(in);
        }
        return read;
    }
}
