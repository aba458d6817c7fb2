package io.vigil.models.baseline;

import io.vigil.events.Hash;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What made room in a {@link DayTable}: which values (a Bloom filter), how many, and on how many days they were seen altogether. So somebody
 * who daily does more than the table holds is known to do it, whatever the number: a value that comes back is one of these, not a new one.
 *
 * <p>Each is taken to have been seen as often as the average of them. They are forgotten between {@link #GENERATION} days and twice as many
 * after they were evicted last. 6 bytes for each value that the table holds; 1 while nothing was evicted.
 */
final class EvictedValues {
    /** Where nothing was evicted. Never changed. */
    static final EvictedValues NONE = new EvictedValues(0);

    private static final int GENERATION = 16;
    /** Up to so many times the table's values are distinguished from new ones with fewer than one mistake in seven. */
    private static final int BITS_PER_PLACE = 16;

    /** Made room today; their weight does not count yet. */
    private long[] today;

    private int todayCount;
    private int day;
    /** Made room on a day before: in this generation, and in the one before. */
    private long[] recent;

    private long[] earlier;
    private int since;
    /** Days on which the values of both generations were seen, those half that are sixteen days ago. */
    private float weight;

    /** @param places values that the table holds */
    EvictedValues(int places) {
        int words = (places * BITS_PER_PLACE + Long.SIZE - 1) / Long.SIZE;
        today = new long[words];
        recent = new long[words];
        earlier = new long[words];
    }

    /**
     * @param of the value, this day included
     * @param seenToday the value was seen on this day
     */
    void add(long key, double of, boolean seenToday, int on) {
        advance(on);
        weight += (float) (seenToday ? of - 1 : of);
        if (!seenToday) {
            mark(recent, key);
        } else if (!isMarked(today, key)) {
            mark(today, key);
            todayCount++;
        }
    }

    private void advance(int to) {
        if (to <= day) {
            return;
        }
        weight = (float) (faded(to) + todayCount * Days.fading(to - day));
        for (int at = 0; at < today.length; at++) {
            recent[at] |= today[at];
        }
        if (to - since >= GENERATION) {
            earlier = to - since >= 2 * GENERATION ? new long[today.length] : recent;
            recent = new long[today.length];
            since = to;
        }
        today = new long[today.length];
        todayCount = 0;
        day = to;
    }

    private double faded(int on) {
        return weight * Days.fading(on - day);
    }

    boolean holds(long key) {
        return today.length > 0 && (isMarked(recent, key) || isMarked(earlier, key) || isMarked(today, key));
    }

    boolean seenOn(long key, int on) {
        return on == day && today.length > 0 && isMarked(today, key);
    }

    /** Days before this one on which the values were seen, as {@link Days} weighs them. */
    double weight(int on) {
        return on > day ? faded(on) + todayCount * Days.fading(on - day) : weight;
    }

    /** The same of one value, if it is one of these. */
    double weight(long key, int on) {
        if (today.length == 0) {
            return 0;
        }
        boolean before = isMarked(recent, key) || isMarked(earlier, key) || on > day && isMarked(today, key);
        return before ? weightOfEach(on) : 0;
    }

    /** On how many days before this one each of the values was seen on average. */
    double weightOfEach(int on) {
        return today.length == 0 ? 0 : weight(on) / Math.max(1, count(on));
    }

    /** What a discount of each value takes from their weight. */
    double discounts(double discount, int on) {
        return today.length == 0 ? 0 : Math.min(weight(on), discount * count(on));
    }

    /** Linear counting (Whang and others 1990) over both bits of each. */
    private double count(int on) {
        int set = 0;
        for (int at = 0; at < today.length; at++) {
            set += Long.bitCount(recent[at] | earlier[at] | (on > day ? today[at] : 0));
        }
        double bits = today.length * (double) Long.SIZE;
        return -bits / 2 * Math.log(1 - Math.min(bits - 1, set) / bits);
    }

    private static void mark(long[] bits, long key) {
        long hash = Hash.combine(key, 0);
        set(bits, hash);
        set(bits, hash >>> 32);
    }

    private static boolean isMarked(long[] bits, long key) {
        long hash = Hash.combine(key, 0);
        return isSet(bits, hash) && isSet(bits, hash >>> 32);
    }

    private static void set(long[] bits, long hash) {
        bits[word(bits, hash)] |= 1L << hash;
    }

    private static boolean isSet(long[] bits, long hash) {
        return (bits[word(bits, hash)] >>> hash & 1) != 0;
    }

    /** The bit's number goes by the lowest six bits of the hash, its word by the next. */
    private static int word(long[] bits, long hash) {
        return (int) (hash >>> 6 & 0xffff) % bits.length;
    }

    EvictedValues copy() {
        if (this == NONE) {
            return NONE;
        }
        var copy = new EvictedValues(0);
        copy.today = today.clone();
        copy.todayCount = todayCount;
        copy.day = day;
        copy.recent = recent.clone();
        copy.earlier = earlier.clone();
        copy.since = since;
        copy.weight = weight;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(today.length);
        if (this == NONE) {
            return;
        }
        for (long[] bits : new long[][] {today, recent, earlier}) {
            for (long word : bits) {
                out.writeLong(word);
            }
        }
        out.writeShort(todayCount);
        out.writeShort(day);
        out.writeShort(since);
        out.writeFloat(weight);
    }

    static EvictedValues read(DataInputView in) throws IOException {
        int words = in.readUnsignedByte();
        if (words == 0) {
            return NONE;
        }
        var values = new EvictedValues(words * Long.SIZE / BITS_PER_PLACE);
        for (long[] bits : new long[][] {values.today, values.recent, values.earlier}) {
            for (int at = 0; at < words; at++) {
                bits[at] = in.readLong();
            }
        }
        values.todayCount = in.readUnsignedShort();
        values.day = in.readUnsignedShort();
        values.since = in.readUnsignedShort();
        values.weight = in.readFloat();
        return values;
    }
}
