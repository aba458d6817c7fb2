package io.vigil.models.baseline;

import io.vigil.events.signals.Observation.Frequency;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The values of one attribute that an entity has shown, each with the days on which it did: 13 bytes a value in a savepoint. A question asked
 * on a day is answered from the days before it, so that what is odd today stays odd all day, in whatever order the day's events come.
 *
 * <p>When it is full, the value that weighs least makes room for the next and is one of the {@link EvictedValues}. A value's text is kept only
 * while the texts of the table fit into a budget: they are for explanations alone.
 */
public final class DayTable {
    private static final int LONGEST_WORD = 40;
    private static final int GROWTH = 4;
    /** Age of a value's day of reference in six bits: beyond {@link Days#SPAN} it makes no difference. */
    private static final int OLDEST = 63;

    private static final int IS_EARLIER = 64;
    private static final int HAS_WORD = 128;

    private long[] keys = new long[GROWTH];
    /** As {@link DaysSeen} packs them. */
    private long[] seen = new long[GROWTH];

    private @Nullable String @Nullable [] words;
    private int size;
    private EvictedValues evicted = EvictedValues.NONE;

    /**
     * Takes in that a value was seen.
     *
     * @param capacity values that the table may hold
     * @return whether the value is new to the table
     */
    public boolean learn(long key, int day, int capacity) {
        int at = find(key);
        if (at >= 0) {
            seen[at] = DaysSeen.with(seen[at], day);
            return false;
        }
        insert(size < capacity ? size : evict(day), key, day);
        return !evicted.holds(key);
    }

    /** Whether the table knows of the value on that day. */
    public boolean seenOn(long key, int day) {
        int at = find(key);
        return at >= 0 && DaysSeen.on(seen[at], day) || evicted.seenOn(key, day);
    }

    /** Whether the value has a place, and that day in it: to learn it again changes nothing. */
    public boolean holds(long key, int day) {
        int at = find(key);
        return at >= 0 && DaysSeen.on(seen[at], day);
    }

    /** Remembers a value's text for explanations, if the budget of bytes allows. */
    public void name(long key, String text, int budget) {
        int at = find(key);
        String word = text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) : text;
        if (at < 0 || wordBytes() + word.length() > budget) {
            return;
        }
        if (words == null) {
            words = new String[keys.length];
        }
        words[at] = word;
    }

    /** Whether the value is seen often enough, and today already, that it neither surprises nor teaches. */
    public boolean settled(long key, int day) {
        int at = find(key);
        boolean alone = at >= 0
                && Days.frequent(Integer.bitCount(DaysSeen.before(seen[at], day)))
                && DaysSeen.on(seen[at], day);
        return alone || evicted != EvictedValues.NONE && frequentBefore(key, day) && seenOn(key, day);
    }

    /** How often the value was seen before this day. */
    public Frequency frequency(long key, int day) {
        int at = find(key);
        if (evicted.holds(key)) {
            return Days.frequencyOf(daysBefore(key, day));
        }
        return at < 0 ? Frequency.UNSEEN : frequencyAt(at, day);
    }

    /** The same, of the value at a place. */
    public Frequency frequencyAt(int at, int day) {
        return DaysSeen.frequencyBefore(seen[at], day);
    }

    /** How probable a value is; see {@link Expectation}. */
    public Expectation expectation(long key, int day) {
        double known = 0;
        double total = NOVELTY + evicted.weight(day);
        double fresh = NOVELTY + evicted.discounts(DISCOUNT, day);
        for (int at = 0; at < size; at++) {
            double weight = DaysSeen.weightBefore(seen[at], day);
            total += weight;
            fresh += Math.min(DISCOUNT, weight);
            known = keys[at] == key ? Math.max(0, weight - DISCOUNT) : known;
        }
        known += Math.max(0, evicted.weight(key, day) - DISCOUNT);
        return new Expectation(known / total, fresh / total);
    }

    private static final double DISCOUNT = 0.5;
    /** Weight of the doubt about an entity about which nothing is known yet. */
    private static final double NOVELTY = 1;

    public int size() {
        return size;
    }

    public long key(int at) {
        return keys[at];
    }

    /** Text of a value; null when it was not kept. */
    public @Nullable String word(int at) {
        return words == null ? null : words[at];
    }

    /** On how many of the days before this one the value was seen; of one that made room, about so many. */
    public int daysBefore(long key, int day) {
        int at = find(key);
        int own = at < 0 ? 0 : Integer.bitCount(DaysSeen.before(seen[at], day));
        return own + (int) Math.round(evicted.weight(key, day));
    }

    /** Whether the value was seen before this day, and never before so many days ago. */
    public boolean beganWithin(int days, long key, int day) {
        int at = find(key);
        if (at < 0 || evicted.holds(key) || DaysSeen.earlier(seen[at])) {
            return false;
        }
        int before = DaysSeen.before(seen[at], day);
        return before != 0 && before >>> days + 1 == 0;
    }

    /** Whether the value was seen on four or more of the days before this one. */
    public boolean frequentBefore(long key, int day) {
        return Days.frequent(daysBefore(key, day));
    }

    /** Whether it is usual, until the day before this one, to show more values than the table holds. */
    public boolean overflowsBefore(int day) {
        return evicted != EvictedValues.NONE && Days.frequent((int) Math.round(evicted.weightOfEach(day)));
    }

    /** Place of a value; -1 when it is not there. */
    public int find(long key) {
        long[] all = keys;
        for (int at = 0; at < size; at++) {
            if (all[at] == key) {
                return at;
            }
        }
        return -1;
    }

    private void insert(int at, long key, int day) {
        if (at == keys.length) {
            keys = Arrays.copyOf(keys, size + GROWTH);
            seen = Arrays.copyOf(seen, size + GROWTH);
            words = words == null ? null : Arrays.copyOf(words, size + GROWTH);
        }
        keys[at] = key;
        seen[at] = DaysSeen.first(day);
        if (words != null) {
            words[at] = null;
        }
        size = Math.max(size, at + 1);
    }

    private int evict(int day) {
        int least = 0;
        double leastWeight = Double.MAX_VALUE;
        for (int at = 0; at < size; at++) {
            double weight = DaysSeen.weight(seen[at], day);
            if (weight < leastWeight) {
                leastWeight = weight;
                least = at;
            }
        }
        evicted = evicted == EvictedValues.NONE ? new EvictedValues(size) : evicted;
        evicted.add(keys[least], leastWeight, DaysSeen.on(seen[least], day), day);
        return least;
    }

    private int wordBytes() {
        int bytes = 0;
        for (int at = 0; words != null && at < size; at++) {
            String word = words[at];
            bytes += word == null ? 0 : word.length();
        }
        return bytes;
    }

    public DayTable copy() {
        var copy = new DayTable();
        copy.keys = keys.clone();
        copy.seen = seen.clone();
        copy.words = words == null ? null : words.clone();
        copy.size = size;
        copy.evicted = evicted.copy();
        return copy;
    }

    public void write(DataOutputView out) throws IOException {
        int latest = latest();
        out.writeByte(size);
        out.writeShort(latest);
        for (int at = 0; at < size; at++) {
            String word = word(at);
            out.writeLong(keys[at]);
            out.writeInt((int) seen[at]);
            int age = Math.min(OLDEST, latest - DaysSeen.reference(seen[at]));
            out.writeByte(age | (DaysSeen.earlier(seen[at]) ? IS_EARLIER : 0) | (word != null ? HAS_WORD : 0));
            if (word != null) {
                out.writeUTF(word);
            }
        }
        evicted.write(out);
    }

    private int latest() {
        int latest = 0;
        for (int at = 0; at < size; at++) {
            latest = Math.max(latest, DaysSeen.reference(seen[at]));
        }
        return latest;
    }

    public static DayTable read(DataInputView in) throws IOException {
        var table = new DayTable();
        int size = in.readUnsignedByte();
        int latest = in.readUnsignedShort();
        table.keys = new long[Math.max(GROWTH, size)];
        table.seen = new long[Math.max(GROWTH, size)];
        for (int at = 0; at < size; at++) {
            table.keys[at] = in.readLong();
            int days = in.readInt();
            int age = in.readUnsignedByte();
            table.seen[at] = DaysSeen.of(days, Math.max(0, latest - (age & OLDEST)), (age & IS_EARLIER) != 0);
            table.size++;
            if ((age & HAS_WORD) != 0) {
                table.name(table.keys[at], in.readUTF(), Integer.MAX_VALUE);
            }
        }
        table.evicted = EvictedValues.read(in);
        return table;
    }
}
