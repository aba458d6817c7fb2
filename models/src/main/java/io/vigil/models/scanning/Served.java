package io.vigil.models.scanning;

import io.vigil.detection.flows.Opener;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.Outcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Services at which a machine is asked for what it then asks of others: mail and names, by its own network, and protocols of peers, by anybody. Whom such a
 * machine does not reach is no place that it looks for: others named it. A byte for most machines, and 6 for each of at most {@link #MOST} services.
 */
final class Served {
    private static final int MOST = 4;
    /** Days without any, after which it serves nobody. */
    private static final int KEPT = 7;

    private static final int ENOUGH = 3;

    private static final int SMTP = 25;
    /** At which relays take mail: RFC 5321, 6409, 8314. */
    private static final Set<Integer> MAIL = Set.of(SMTP, 465, 587);

    private static final int DNS = 53;

    private int[] ports = {};
    private int[] times = {};
    /** Days since 1970 of the latest. */
    private int[] days = {};

    /** Takes in that somebody asked the machine. */
    void ask(Conversation conversation) {
        int port = MAIL.contains(conversation.localPort()) ? SMTP : conversation.localPort();
        boolean passedOn = isOfPeers(port) || !conversation.isPublic() && (port == SMTP || port == DNS);
        if (!passedOn || conversation.outcome() != Outcome.CONTENT) {
            return;
        }
        int today = Days.of(conversation.start());
        int at = place(port);
        if (at == ports.length && at == MOST) {
            at = oldest();
            times[at] = 0;
        } else if (at == ports.length) {
            resize(at + 1);
        }
        times[at] = today - days[at] > KEPT ? 1 : Math.min(ENOUGH, times[at] + 1);
        ports[at] = port;
        days[at] = today;
    }

    /** Whether others ask the machine for what it asks for here: it passes on, or is a member among equals. */
    boolean isPassedOn(Conversation conversation) {
        int at = place(conversation.remotePort());
        return at < ports.length && times[at] >= ENOUGH && Days.of(conversation.start()) - days[at] <= KEPT;
    }

    /** Worms look for services that everybody knows, and machines that have one serve it, too. */
    private static boolean isOfPeers(int port) {
        return !Opener.isOfKnownService(port);
    }

    private int place(int port) {
        int at = 0;
        while (at < ports.length && ports[at] != port) {
            at++;
        }
        return at;
    }

    private int oldest() {
        int oldest = 0;
        for (int at = 1; at < ports.length; at++) {
            oldest = days[at] < days[oldest] ? at : oldest;
        }
        return oldest;
    }

    private void resize(int size) {
        ports = Arrays.copyOf(ports, size);
        times = Arrays.copyOf(times, size);
        days = Arrays.copyOf(days, size);
    }

    Served copy() {
        var copy = new Served();
        copy.ports = ports.clone();
        copy.times = times.clone();
        copy.days = days.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(ports.length);
        for (int at = 0; at < ports.length; at++) {
            out.writeShort(ports[at]);
            out.writeByte(times[at]);
            out.writeShort(days[at]);
        }
    }

    static Served read(DataInputView in) throws IOException {
        var read = new Served();
        read.resize(in.readByte());
        for (int at = 0; at < read.ports.length; at++) {
            read.ports[at] = in.readUnsignedShort();
            read.times[at] = in.readByte();
            read.days[at] = in.readUnsignedShort();
        }
        return read;
    }
}
