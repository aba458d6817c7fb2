package io.vigil.models.conversations;

import io.vigil.events.codec.SmallNumber;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * When a machine uploads, whereto does not matter: the mean of its latest days for each hour of the day. What by some hour usually went out and did not today is
 * missing, and may go elsewhere: a store that takes another's place gets that much. 30 bytes, and two or three more for each hour with uploads.
 */
public final class UsualHours {
    private static final int HOURS = 24;
    private static final long HOUR = 3_600_000L;
    /** A day's share of the mean. */
    private static final double SHARE = 0.2;
    /** Less is no upload that is worth a place. */
    private static final double KILOBYTE = 1e3;

    /** Whole kilobytes, as they are stored. */
    private final int[] usual = new int[HOURS];
    /** Hours since 1970 of the present one. */
    private int now;
    /** Bytes. */
    private long ofHour;

    private long ofDay;

    /** Takes in an upload of today. */
    void add(double bytes, long time) {
        turn((int) (time / HOUR));
        ofDay += (long) bytes;
    }

    /** The upload of the present hour makes it usual. */
    void learn(double bytes) {
        ofHour += (long) bytes;
    }

    private void turn(int hour) {
        if (now == 0) {
            now = hour;
        }
        int from = Math.max(now, hour - HOURS);
        for (int over = from; over < hour; over++) {
            int place = over % HOURS;
            double sent = over == now ? ofHour / KILOBYTE : 0;
            usual[place] += (int) (SHARE * (sent - usual[place]));
        }
        if (hour > now) {
            ofDay = hour / HOURS > now / HOURS ? 0 : ofDay;
            ofHour = 0;
            now = hour;
        }
    }

    /**
     * Bytes that are missing today, with the present hour as if it were over.
     *
     * @param beside bytes of today that are not to count
     */
    double missing(double beside) {
        return Math.max(0, usually(now % HOURS + 1) - Math.max(0, ofDay - beside));
    }

    /**
     * Bytes that were missing on a day that is over.
     *
     * @param day since 1970
     * @param beside as of {@link #missing}
     */
    double missingOn(int day, double beside) {
        double sent = now / HOURS == day ? ofDay : 0;
        return Math.max(0, usually(HOURS) - Math.max(0, sent - beside));
    }

    /** Bytes of the first so many hours of a day. */
    private double usually(int hours) {
        double usually = 0;
        for (int hour = 0; hour < hours; hour++) {
            usually += usual[hour] * KILOBYTE;
        }
        return usually;
    }

    UsualHours copy() {
        var copy = new UsualHours();
        System.arraycopy(usual, 0, copy.usual, 0, HOURS);
        copy.now = now;
        copy.ofHour = ofHour;
        copy.ofDay = ofDay;
        return copy;
    }

    public void write(DataOutputView out) throws IOException {
        out.writeInt(now);
        SmallNumber.write(ofHour, out);
        SmallNumber.write(ofDay, out);
        for (int kilobytes : usual) {
            SmallNumber.write(kilobytes, out);
        }
    }

    public static UsualHours read(DataInputView in) throws IOException {
        var read = new UsualHours();
        read.now = in.readInt();
        read.ofHour = SmallNumber.read(in);
        read.ofDay = SmallNumber.read(in);
        for (int hour = 0; hour < HOURS; hour++) {
            read.usual[hour] = (int) SmallNumber.read(in);
        }
        return read;
    }
}
