package io.vigil.models.unfamiliarcallers;

import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.EventIds;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Calls of one outcome: those of an hour, and how many there are in the busiest hours. */
final class Hours {
    private static final long HOUR = 3_600_000;
    private static final double HALF_LIFE_DAYS = 16;

    /** Epoch day of the first; 0 before it. */
    int firstDay;

    /** Epoch milliseconds of the first call of the hour that is counted. */
    long since;

    int count;
    EventIds events = new EventIds();
    private int day;
    private int mostToday;
    /** Calls of the busiest hour of the days before; halves in sixteen days. */
    private double usual;
    /** Epoch day on which it was last reported. */
    int reportedOn;

    void add(long time, String event) {
        int now = Days.of(time);
        firstDay = firstDay == 0 ? now : firstDay;
        if (now > day) {
            usual = Math.max(usual, mostToday) * Math.pow(2, -(now - day) / HALF_LIFE_DAYS);
            day = now;
            mostToday = 0;
        }
        if (time - since >= HOUR) {
            since = time;
            count = 0;
            events.clear();
        }
        count++;
        events.add(event);
        mostToday = Math.max(mostToday, count);
    }

    double usual() {
        return usual;
    }

    Hours copy() {
        var copy = new Hours();
        copy.firstDay = firstDay;
        copy.since = since;
        copy.count = count;
        copy.events = events.copy();
        copy.day = day;
        copy.mostToday = mostToday;
        copy.usual = usual;
        copy.reportedOn = reportedOn;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(firstDay);
        if (firstDay == 0) {
            return;
        }
        out.writeLong(since);
        out.writeInt(count);
        events.write(out);
        out.writeInt(day);
        out.writeInt(mostToday);
        out.writeDouble(usual);
        out.writeInt(reportedOn);
    }

    static Hours read(DataInputView in) throws IOException {
        var hours = new Hours();
        hours.firstDay = in.readInt();
        if (hours.firstDay == 0) {
            return hours;
        }
        hours.since = in.readLong();
        hours.count = in.readInt();
        hours.events = EventIds.read(in);
        hours.day = in.readInt();
        hours.mostToday = in.readInt();
        hours.usual = in.readDouble();
        hours.reportedOn = in.readInt();
        return hours;
    }
}
