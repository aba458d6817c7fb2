package io.vigil.models.instancecredentials;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The uses from elsewhere that were reported lately: each access key and network is reported once an hour, with the events since. */
final class TheftReports {
    private static final int CAPACITY = 4;
    private static final int EVENTS = 19;
    private static final long HOUR = 3_600_000L;

    private final List<Theft> thefts = new ArrayList<>();

    /** One access key in one network. */
    private static final class Theft {
        final long id;
        long reportedAt;
        List<String> unreported = new ArrayList<>();

        Theft(long id, long reportedAt) {
            this.id = id;
            this.reportedAt = reportedAt;
        }
    }

    /**
     * Takes in one use.
     *
     * @param id hash of access key and network
     * @return ids of all events to report now, the latest last; null when the last report is recent enough
     */
    @Nullable
    List<String> emit(long id, long time, String eventId) {
        Theft theft = find(id);
        if (theft != null && time - theft.reportedAt < HOUR) {
            if (theft.unreported.size() < EVENTS) {
                theft.unreported.add(eventId);
            }
            return null;
        }
        if (theft == null) {
            theft = begin(id);
        }
        List<String> reported = theft.unreported;
        reported.add(eventId);
        theft.unreported = new ArrayList<>();
        theft.reportedAt = time;
        return reported;
    }

    private Theft begin(long id) {
        if (thefts.size() == CAPACITY) {
            thefts.remove(0);
        }
        var theft = new Theft(id, 0);
        thefts.add(theft);
        return theft;
    }

    private @Nullable Theft find(long id) {
        for (Theft theft : thefts) {
            if (theft.id == id) {
                return theft;
            }
        }
        return null;
    }

    TheftReports copy() {
        var copy = new TheftReports();
        for (Theft theft : thefts) {
            var same = new Theft(theft.id, theft.reportedAt);
            same.unreported.addAll(theft.unreported);
            copy.thefts.add(same);
        }
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(thefts.size());
        for (Theft theft : thefts) {
            out.writeLong(theft.id);
            out.writeLong(theft.reportedAt);
            out.writeByte(theft.unreported.size());
            for (String id : theft.unreported) {
                out.writeUTF(id);
            }
        }
    }

    static TheftReports read(DataInputView in) throws IOException {
        var read = new TheftReports();
        int count = in.readUnsignedByte();
        for (int at = 0; at < count; at++) {
            var theft = new Theft(in.readLong(), in.readLong());
            int unreported = in.readUnsignedByte();
            for (int event = 0; event < unreported; event++) {
                theft.unreported.add(in.readUTF());
            }
            read.thefts.add(theft);
        }
        return read;
    }
}
