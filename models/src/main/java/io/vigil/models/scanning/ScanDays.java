package io.vigil.models.scanning;

import io.vigil.events.Hash;
import io.vigil.models.baseline.DayTable;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.NetworkKey;
import io.vigil.models.conversations.Conversation;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a machine scanned, each port and network with its days: 5 bytes, and 13 for each of at most {@link #MOST}. What it did on four of the 32 days before is
 * its work, as that of an inventory or a scanner of one's own.
 */
final class ScanDays {
    private static final int MOST = 24;
    /** Bits of a network that is one place, of IPv4: of the own ones, which are cut into small subnets, and of others. */
    private static final int REGION = 16;

    private static final int NEIGHBOURS = 24;

    private DayTable scans = new DayTable();

    /** Takes in a scan; of what is tried everywhere, at no place in particular. */
    boolean isHabit(String type, Conversation conversation) {
        long what = Hash.combine(Hash.of(type), place(type, conversation));
        int today = Days.of(conversation.start());
        scans.learn(what, today, MOST);
        return scans.frequentBefore(what, today);
    }

    private static long place(String type, Conversation conversation) {
        long network = NetworkKey.around(conversation.remote(), conversation.isPublic() ? NEIGHBOURS : REGION);
        return switch (type) {
            case PortScans.SWEEP -> Hash.combine(network, PortScans.service(conversation));
            case PortScans.SCAN -> network;
            default -> 0;
        };
    }

    ScanDays copy() {
        var copy = new ScanDays();
        copy.scans = scans.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        scans.write(out);
    }

    static ScanDays read(DataInputView in) throws IOException {
        var read = new ScanDays();
        read.scans = DayTable.read(in);
        return read;
    }
}
