package io.vigil.models.volume;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.models.baseline.EventIds;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a principal usually does of one thing on a day, and what it has done of it today; volumes as doublings, log2(1 + x).
 *
 * <p>A day teaches once, when it is over, and no more than {@link #GROWTH} of a doubling beyond what was highest: whoever wants to make ten
 * times as much look usual needs a month.
 */
final class Volume {
    /** Days before volumes are learnt step by step. */
    static final int LEARNING_DAYS = 7;

    private static final double GROWTH = 0.1;
    /** What was highest fades a little every day. */
    private static final double FADING = 0.02;

    private static final int MOST_DAYS = 32;
    /** How far days differ from each other, before anything is known: one doubling, held as firmly as five days. */
    private static final double PRIOR_SPREAD = 1;

    private static final double PRIOR_DAYS = 5;
    /**
     * However steady the days were: with less, a month of equal days would make less than twice as much improbable enough to be reported, and a
     * year of them the least bit more.
     */
    private static final double LEAST_SPREAD = 0.25;

    private final long key;
    private int days;
    private float mean;
    private float spread = (float) PRIOR_SPREAD;
    private float highest;
    private int today;
    private double total;
    private @Nullable DistinctCount objects;
    /** Doublings reported today; 0 when none were. */
    private float reported;
    /** Calls that made today a record. */
    private @Nullable EventIds events;

    Volume(long key) {
        this.key = key;
    }

    long key() {
        return key;
    }

    /** Days that it has learnt from, at most 32. */
    int days() {
        return days;
    }

    /** The day that it counts now. */
    int day() {
        return today;
    }

    /** @param object hash of the object that is counted once; 0 where each request counts */
    void add(double amount, long object, int day) {
        enter(day);
        if (day < today) {
            return;
        }
        if (object == 0) {
            total += amount;
            return;
        }
        objects = objects == null ? new DistinctCount() : objects;
        total = objects.add(object) ? objects.count() : total;
    }

    /** Notes a call that was just added, once today has gone beyond what was highest and is half of what is worth telling. */
    void note(ApiCall call, double worthTelling) {
        if (total > worthTelling / 2 && doublings() > highest) {
            events = events == null ? new EventIds() : events;
            events.add(call.id());
        }
    }

    /** Ids of the calls that made today a record. */
    List<String> events() {
        return events == null ? List.of() : events.list();
    }

    /** Whether no object was named today. */
    boolean countsRequests() {
        return objects == null;
    }

    double total() {
        return total;
    }

    /** The usual volume of a day. */
    double usual() {
        return Math.pow(2, mean) - 1;
    }

    double most() {
        return Math.pow(2, highest) - 1;
    }

    /**
     * Probability that an innocent day goes so far beyond the days before: that it sets a record at all, one in as many days as are known, times
     * that the record is this high, which falls exponentially with the doublings, at the pace of how far the principal's days differ.
     */
    double probability() {
        double beyond = doublings() - highest;
        return beyond <= 0 ? 1 : Math.exp(-beyond / Math.max(spread, LEAST_SPREAD)) / (days + 1);
    }

    /** Whether today has doubled since it was last reported, or was less than what is worth telling then. */
    boolean isNews(double worthTelling) {
        return doublings() >= reported + 1 || reported < (float) inDoublings(worthTelling);
    }

    /** Whether nothing of today was reported yet. */
    boolean isUnreported() {
        return reported == 0;
    }

    void emit() {
        reported = (float) doublings();
    }

    private double doublings() {
        return inDoublings(total);
    }

    private static double inDoublings(double volume) {
        return Math.log(1 + volume) / Math.log(2);
    }

    private void enter(int day) {
        if (day <= today) {
            return;
        }
        if (today != 0) {
            learn(doublings());
        }
        today = day;
        total = 0;
        objects = null;
        events = null;
        reported = 0;
    }

    private void learn(double doublings) {
        double learnt = days < LEARNING_DAYS ? doublings : Math.min(doublings, highest + GROWTH);
        double known = Math.min(days, MOST_DAYS);
        double apart = days == 0 ? PRIOR_SPREAD : Math.abs(learnt - mean);
        mean += (float) ((learnt - mean) / (known + 1));
        spread += (float) ((apart - spread) / (known + PRIOR_DAYS + 1));
        highest = (float) Math.max(highest - FADING, learnt);
        days = Math.min(days + 1, MOST_DAYS);
    }

    Volume copy() {
        var copy = new Volume(key);
        copy.days = days;
        copy.mean = mean;
        copy.spread = spread;
        copy.highest = highest;
        copy.today = today;
        copy.total = total;
        copy.objects = objects == null ? null : objects.copy();
        copy.reported = reported;
        copy.events = events == null ? null : events.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(key);
        out.writeByte(days);
        out.writeFloat(mean);
        out.writeFloat(spread);
        out.writeFloat(highest);
        out.writeShort(today);
        out.writeDouble(total);
        out.writeFloat(reported);
        out.writeBoolean(objects != null);
        if (objects != null) {
            objects.write(out);
        }
        out.writeBoolean(events != null);
        if (events != null) {
            events.write(out);
        }
    }

    static Volume read(DataInputView in) throws IOException {
        var volume = new Volume(in.readLong());
        volume.days = in.readUnsignedByte();
        volume.mean = in.readFloat();
        volume.spread = in.readFloat();
        volume.highest = in.readFloat();
        volume.today = in.readUnsignedShort();
        volume.total = in.readDouble();
        volume.reported = in.readFloat();
        volume.objects = in.readBoolean() ? DistinctCount.read(in) : null;
        volume.events = in.readBoolean() ? EventIds.read(in) : null;
        return volume;
    }
}
