package io.vigil.models.baseline;

import io.vigil.events.signals.Observation.Frequency;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The values of one attribute that the principals of an account have shown, each with the days on which somebody did and how many people
 * and how many machines did: at most 41 bytes a value in a savepoint. Principals are counted by 64 bits each, exactly enough up to a hundred.
 *
 * <p>What counts is how many showed a value, never how often, so that no principal alone makes anything usual for the account; and
 * whoever asks is left out of the answer. When the table is full, the value that weighs least makes room.
 */
public final class PeerTable {
    private static final int LONGEST_WORD = 40;
    private static final int GROWTH = 8;
    private static final int SURE = 4;
    /** Weight of the doubt about a cohort, and about an account, of which nothing is known yet. */
    private static final double COHORT_NOVELTY = 20;

    private static final double ACCOUNT_NOVELTY = 50;
    /** What one principal alone does is its own affair, and nobody's who would mislead the others. */
    private static final double DISCOUNT = 1;
    /** What a value counts that nobody showed in the last month. */
    private static final double FADED = 0.25;

    private long[] keys = new long[GROWTH];
    /** As {@link DaysSeen} packs them. */
    private long[] seen = new long[GROWTH];

    private long[] people = new long[GROWTH];
    private long[] machines = new long[GROWTH];
    private long[] beginners = new long[GROWTH];
    private int[] begunOn = new int[GROWTH];
    private @Nullable String[] words = new String[GROWTH];
    private int size;
    private int wordBytes;

    /**
     * A principal of the account.
     *
     * @param entity its hash
     * @param person whether its cohort is the people; else the machines
     */
    public record Member(long entity, boolean person) {
        private long bit() {
            return 1L << entity;
        }
    }

    /** How much a table may hold: values, and characters of their texts. */
    public record Room(int values, int characters) {}

    /** A principal shows the value on this day. */
    public void learn(long key, Member by, int day, Room room) {
        int at = place(key, day, room);
        seen[at] = DaysSeen.with(seen[at], day);
        if (by.person) {
            people[at] |= by.bit();
        } else {
            machines[at] |= by.bit();
        }
    }

    /** A principal begins to show a value: it counts for this day alone, until it is {@linkplain #learn learnt}. */
    public void begin(long key, Member by, int day, Room room) {
        int at = place(key, day, room);
        beginners[at] = begunOn[at] == day ? beginners[at] | by.bit() : by.bit();
        begunOn[at] = day;
    }

    /** Keeps a value's text for explanations, as long as there is room. */
    public void name(long key, String text, Room room) {
        int at = find(key);
        String word = text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) : text;
        if (at >= 0 && words[at] == null && wordBytes + word.length() <= room.characters) {
            words[at] = word;
            wordBytes += word.length();
        }
    }

    /**
     * Probability that what is new for a principal is this value: by what the others of its cohort showed before this day, backed off to all
     * others of the account, backed off to all principals there are (interpolated Kneser–Ney over principals).
     *
     * @param any probability of the value among all principals there are
     */
    public double probability(long key, Member by, int day, double any) {
        double known = 0;
        double knownToCohort = 0;
        var account = new Sum();
        var cohort = new Sum();
        for (int at = 0; at < size; at++) {
            if (DaysSeen.before(seen[at], day) == 0 && !DaysSeen.earlier(seen[at])) {
                continue;
            }
            double live = DaysSeen.before(seen[at], day) == 0 ? FADED : 1;
            double ofPeople = live * count(people[at] & ~by.bit());
            double ofMachines = live * count(machines[at] & ~by.bit());
            double ofCohort = by.person ? ofPeople : ofMachines;
            account.add(ofPeople + ofMachines);
            cohort.add(ofCohort);
            known = keys[at] == key ? ofPeople + ofMachines : known;
            knownToCohort = keys[at] == key ? ofCohort : knownToCohort;
        }
        return cohort.probability(knownToCohort, COHORT_NOVELTY, account.probability(known, ACCOUNT_NOVELTY, any));
    }

    /** Principals and values on one level of the back-off. */
    private static final class Sum {
        private double total;
        private double discounts;

        void add(double principals) {
            total += principals;
            discounts += Math.min(DISCOUNT, principals);
        }

        double probability(double known, double novelty, double elsewhere) {
            return (Math.max(0, known - DISCOUNT) + (novelty + discounts) * elsewhere) / (total + novelty);
        }
    }

    /** How many other principals begin to show the value on this day. */
    public double beginners(long key, Member besides, int day) {
        int at = find(key);
        return at < 0 || begunOn[at] != day ? 0 : count(beginners[at] & ~besides.bit());
    }

    /**
     * Whether the value belongs to the account rather than to somebody.
     *
     * @param principals at least so many have shown it
     * @param days on at least so many of the days before this one somebody did
     */
    public boolean isShared(long key, int day, int principals, int days) {
        int at = find(key);
        return at >= 0
                && count(people[at] | machines[at]) >= principals
                && Integer.bitCount(DaysSeen.before(seen[at], day)) >= days;
    }

    /** How often anybody showed the value before this day. */
    public Frequency frequency(long key, int day) {
        int at = find(key);
        return at < 0 ? Frequency.UNSEEN : frequencyAt(at, day);
    }

    public Frequency frequencyAt(int at, int day) {
        return DaysSeen.frequencyBefore(seen[at], day);
    }

    /** Places of the values, the most usual first. */
    public int[] mostUsual(int day) {
        return IntStream.range(0, size)
                .boxed()
                .sorted((one, other) -> {
                    int byWeight = Double.compare(
                            DaysSeen.weightBefore(seen[other], day), DaysSeen.weightBefore(seen[one], day));
                    return byWeight != 0 ? byWeight : Long.compare(keys[one], keys[other]);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }

    public int size() {
        return size;
    }

    public long key(int at) {
        return keys[at];
    }

    /** Text of a value; null when it was not kept. */
    public @Nullable String word(int at) {
        return words[at];
    }

    /** Linear counting (Whang and others 1990): principals that are likely behind so many bits of 64; few are what they are. */
    static double count(long bits) {
        int set = Long.bitCount(bits);
        return set <= SURE ? set : -64 * Math.log(1 - Math.min(63.5, set) / 64);
    }

    private int find(long key) {
        for (int at = 0; at < size; at++) {
            if (keys[at] == key) {
                return at;
            }
        }
        return -1;
    }

    private int place(long key, int day, Room room) {
        int known = find(key);
        if (known >= 0) {
            return known;
        }
        int at = size < room.values ? size++ : least(day);
        if (at == keys.length) {
            resize(Math.min(room.values, 2 * keys.length));
        }
        wordBytes -= words[at] == null ? 0 : words[at].length();
        keys[at] = key;
        seen[at] = DaysSeen.of(0, day, false);
        people[at] = 0;
        machines[at] = 0;
        beginners[at] = 0;
        begunOn[at] = 0;
        words[at] = null;
        return at;
    }

    private int least(int day) {
        int least = 0;
        for (int at = 1; at < size; at++) {
            least = DaysSeen.weight(seen[at], day) < DaysSeen.weight(seen[least], day) ? at : least;
        }
        return least;
    }

    private void resize(int length) {
        keys = Arrays.copyOf(keys, length);
        seen = Arrays.copyOf(seen, length);
        people = Arrays.copyOf(people, length);
        machines = Arrays.copyOf(machines, length);
        beginners = Arrays.copyOf(beginners, length);
        begunOn = Arrays.copyOf(begunOn, length);
        words = Arrays.copyOf(words, length);
    }

    public PeerTable copy() {
        var copy = new PeerTable();
        copy.keys = keys.clone();
        copy.seen = seen.clone();
        copy.people = people.clone();
        copy.machines = machines.clone();
        copy.beginners = beginners.clone();
        copy.begunOn = begunOn.clone();
        copy.words = words.clone();
        copy.size = size;
        copy.wordBytes = wordBytes;
        return copy;
    }

    public void write(DataOutputView out) throws IOException {
        out.writeShort(size);
        for (int at = 0; at < size; at++) {
            out.writeLong(keys[at]);
            out.writeInt((int) seen[at]);
            out.writeShort(DaysSeen.reference(seen[at]));
            out.writeBoolean(DaysSeen.earlier(seen[at]));
            out.writeLong(people[at]);
            out.writeLong(machines[at]);
            out.writeLong(beginners[at]);
            out.writeShort(begunOn[at]);
            out.writeUTF(words[at] == null ? "" : words[at]);
        }
    }

    public static PeerTable read(DataInputView in) throws IOException {
        var table = new PeerTable();
        int size = in.readUnsignedShort();
        table.resize(Math.max(GROWTH, size));
        table.size = size;
        for (int at = 0; at < size; at++) {
            table.keys[at] = in.readLong();
            table.seen[at] = DaysSeen.of(in.readInt(), in.readUnsignedShort(), in.readBoolean());
            table.people[at] = in.readLong();
            table.machines[at] = in.readLong();
            table.beginners[at] = in.readLong();
            table.begunOn[at] = in.readUnsignedShort();
            String word = in.readUTF();
            table.words[at] = word.isEmpty() ? null : word;
            table.wordBytes += word.length();
        }
        return table;
    }
}
