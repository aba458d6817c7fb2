package io.vigil.models.conversations;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a machine uploads to one network over many days, too little of it on each to stand out: 2 bytes before the first upload, 12 while no day lies
 * beyond the level, 20 after it. Two measures, both of days on which twice as much went out as came in.
 *
 * <ul>
 *   <li>Of a network that is new, the sum of its first {@link #FRESH} days, without those on which it took the place of others.
 *   <li>Of one that is not, a cumulative sum of how far the days lie beyond the usual level (Page 1954), in spreads of the machine's days, less
 *       {@link #SLACK}. The level is the mean of the first week's days and follows later ones by {@link #DRIFT} of a doubling at most, so that nobody
 *       makes much look usual within a month.
 * </ul>
 */
public final class Trickle {
    /** Days for which a network is new. */
    public static final int FRESH = 14;

    private static final double RATIO = 2;
    private static final int LEARNING = 7;
    private static final double DRIFT = 0.02;
    private static final double SLACK = 0.5;
    /** One day is no trickle, however much it is. */
    private static final double MOST_OF_A_DAY = 2;

    private static final int REPORTED = 1;
    private static final int EXCEEDS = 2;

    private int since;
    private int days;
    private float total;
    private float level;
    private float excess;
    private float surplus;
    private boolean reported;

    /** Day since 1970 of the first upload; 0 before it. */
    int since() {
        return since;
    }

    /** Days with uploads, without the present one. */
    public int days() {
        return days;
    }

    /** Bytes of all days while it is new, the present one among them. */
    public double total(Upload today) {
        return total + (isUpload(today) ? today.sent : 0);
    }

    /** Bytes of the days before the present one, while it is new, without those on which it took the place of others. */
    public double total() {
        return total;
    }

    /** How many spreads, all together, the days lie beyond the usual level, with the present one; 0 before there is one. */
    public double excess(Upload today, double spread) {
        boolean counts = days >= LEARNING && isUpload(today);
        return counts ? Math.max(0, excess + beyond(today, spread)) : excess;
    }

    /** Bytes beyond the level since it is exceeded. */
    public double surplus(Upload today) {
        return surplus + (isUpload(today) ? Math.max(0, today.sent - usual()) : 0);
    }

    /** Bytes of a usual day. */
    public double usual() {
        return Math.pow(2, level);
    }

    /** Whether it was reported; one trickle is one finding for as long as it lasts. */
    public boolean isReported() {
        return reported;
    }

    public void report() {
        reported = true;
    }

    private double beyond(Upload today, double spread) {
        return Math.min(MOST_OF_A_DAY, (today.doublings() - level) / spread - SLACK);
    }

    private static boolean isUpload(Upload today) {
        return today.sent > 0 && today.sent >= RATIO * today.received;
    }

    /** Takes in a day that is over; what took the place of others on it is no news. */
    void turn(Upload over, int day, double spread, boolean instead) {
        if (!isUpload(over)) {
            return;
        }
        since = since == 0 ? day : since;
        total += day - since < FRESH && !instead ? (float) over.sent : 0;
        if (days < LEARNING) {
            level += (float) (over.doublings() - level) / (days + 1);
        } else {
            excess = (float) Math.max(0, excess + beyond(over, spread));
            surplus = excess == 0 ? 0 : (float) (surplus + Math.max(0, over.sent - usual()));
            reported &= excess > 0;
            level += (float) Math.max(-DRIFT, Math.min(DRIFT, over.doublings() - level));
        }
        days = Math.min(days + 1, Byte.MAX_VALUE);
    }

    Trickle copy() {
        var copy = new Trickle();
        copy.since = since;
        copy.days = days;
        copy.total = total;
        copy.level = level;
        copy.excess = excess;
        copy.surplus = surplus;
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeShort(since);
        if (since == 0) {
            return;
        }
        out.writeByte(days);
        out.writeByte((reported ? REPORTED : 0) | (excess > 0 ? EXCEEDS : 0));
        out.writeFloat(total);
        out.writeFloat(level);
        if (excess > 0) {
            out.writeFloat(excess);
            out.writeFloat(surplus);
        }
    }

    static Trickle read(DataInputView in) throws IOException {
        var read = new Trickle();
        read.since = in.readUnsignedShort();
        if (read.since == 0) {
            return read;
        }
        read.days = in.readByte();
        int flags = in.readByte();
        read.reported = (flags & REPORTED) != 0;
        read.total = in.readFloat();
        read.level = in.readFloat();
        if ((flags & EXCEEDS) != 0) {
            read.excess = in.readFloat();
            read.surplus = in.readFloat();
        }
        return read;
    }
}
