package io.vigil.models.conversations;

import io.vigil.events.Hash;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * At which of its ports a machine serves others: whoever comes there opened the conversation, also from a port that looks like a service's. Clients of calls,
 * games and tunnels have any port from 1024 up, and datagrams carry no flags. A byte, and 5 for each of at most {@link #MOST} ports, those that serve most.
 */
final class Listening {
    private static final int MOST = 4;
    /** Guests, each another one than the last, after whom the port is known to serve. */
    private static final int ENOUGH = 8;
    /** Guests for each conversation that the machine opens from that port: members of a network of peers call from where they are called. */
    private static final int GUESTS_FOR_A_CALL = 4;
    /** Where both are halved, so that a port that begins to call is no server's soon. */
    private static final int FULL = 64;

    private static final double SURE = 0.8;

    private char[] ports = {};
    private byte[] guests = {};
    private byte[] calls = {};
    /** A byte of the latest guest's hash. */
    private byte[] latest = {};

    /**
     * Takes in a conversation.
     *
     * @param opening as its own records show it
     * @param answered whether both sides said something
     * @return who opened it, for all that is known
     */
    Opening learn(Half half, Opening opening, boolean answered) {
        int at = place(half.localPort);
        if (opening.side() == Opening.Side.REMOTE && answered) {
            welcome(half, at);
        } else if (opening.side() == Opening.Side.LOCAL && at < ports.length) {
            calls[at]++;
            halve(at);
        }
        boolean isClear = opening.side() == Opening.Side.REMOTE || opening.isByFlags();
        return isClear || !serves(half.localPort) ? opening : new Opening(Opening.Side.REMOTE, SURE);
    }

    private void welcome(Half half, int found) {
        int at = found;
        byte who = (byte) Hash.combine(half.remote.high(), half.remote.low());
        if (at == ports.length && at < MOST) {
            resize(at + 1);
        } else if (at == ports.length) {
            at = fewest();
            if (guests[at] > 1) {
                guests[at]--;
                return;
            }
            guests[at] = 0;
        }
        if (guests[at] == 0) {
            ports[at] = half.localPort;
            calls[at] = 0;
        } else if (latest[at] == who) {
            return;
        }
        latest[at] = who;
        guests[at]++;
        halve(at);
    }

    private void halve(int at) {
        if (Math.max(guests[at], calls[at]) >= FULL) {
            guests[at] = (byte) (guests[at] / 2);
            calls[at] = (byte) (calls[at] / 2);
        }
    }

    private boolean serves(int port) {
        int at = place(port);
        return at < ports.length && guests[at] >= ENOUGH && guests[at] >= GUESTS_FOR_A_CALL * calls[at];
    }

    private int place(int port) {
        int at = 0;
        while (at < ports.length && ports[at] != port) {
            at++;
        }
        return at;
    }

    private int fewest() {
        int fewest = 0;
        for (int at = 1; at < ports.length; at++) {
            fewest = guests[at] < guests[fewest] ? at : fewest;
        }
        return fewest;
    }

    private void resize(int size) {
        ports = Arrays.copyOf(ports, size);
        guests = Arrays.copyOf(guests, size);
        calls = Arrays.copyOf(calls, size);
        latest = Arrays.copyOf(latest, size);
    }

    Listening copy() {
        var copy = new Listening();
        copy.ports = ports.clone();
        copy.guests = guests.clone();
        copy.calls = calls.clone();
        copy.latest = latest.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(ports.length);
        for (int at = 0; at < ports.length; at++) {
            out.writeChar(ports[at]);
            out.writeByte(guests[at]);
            out.writeByte(calls[at]);
            out.writeByte(latest[at]);
        }
    }

    static Listening read(DataInputView in) throws IOException {
        var read = new Listening();
        read.resize(in.readByte());
        for (int at = 0; at < read.ports.length; at++) {
            read.ports[at] = in.readChar();
            read.guests[at] = in.readByte();
            read.calls[at] = in.readByte();
            read.latest[at] = in.readByte();
        }
        return read;
    }
}
