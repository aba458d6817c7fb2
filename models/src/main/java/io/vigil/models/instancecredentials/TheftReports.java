package io.vigil.models.instancecredentials;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The uses from elsewhere that were told of lately: each access key and network is told once an hour, with what came since. */
final class TheftReports {
    private static final int CAPACITY = 4;
    private static final int EVENTS = 19;
    private static final long HOUR = 3_600_000L;

    private final List<Theft> thefts = new ArrayList<>();

    /** One access key in one network. */
    private static final class Theft {
        final long id;
        long toldAt;
        List<String> untold = new ArrayList<>();

        Theft(long id, long toldAt) {
            this.id = id;
            this.toldAt = toldAt;
        }
    }

    /**
     * Takes in one use.
     *
     * @param id hash of access key and network
     * @return ids of all events to tell of now, the latest last; null when the last telling is fresh enough
     */
    @Nullable
    List<String> tell(long id, long time, String eventId) {
        Theft theft = find(id);
        if (theft != null && time - theft.toldAt < HOUR) {
            if (theft.untold.size() < EVENTS) {
                theft.untold.add(eventId);
            }
            return null;
        }
        if (theft == null) {
            theft = begin(id);
        }
        List<String> told = theft.untold;
        told.add(eventId);
        theft.untold = new ArrayList<>();
        theft.toldAt = time;
        return told;
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
            var same = new Theft(theft.id, theft.toldAt);
            same.untold.addAll(theft.untold);
            copy.thefts.add(same);
        }
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(thefts.size());
        for (Theft theft : thefts) {
            out.writeLong(theft.id);
            out.writeLong(theft.toldAt);
            out.writeByte(theft.untold.size());
            for (String id : theft.untold) {
                out.writeUTF(id);
            }
        }
    }

    static TheftReports read(DataInputView in) throws IOException {
        var read = new TheftReports();
        int count = in.readUnsignedByte();
        for (int at = 0; at < count; at++) {
            var theft = new Theft(in.readLong(), in.readLong());
            int untold = in.readUnsignedByte();
            for (int event = 0; event < untold; event++) {
                theft.untold.add(in.readUTF());
            }
            read.thefts.add(theft);
        }
        return read;
    }
}
