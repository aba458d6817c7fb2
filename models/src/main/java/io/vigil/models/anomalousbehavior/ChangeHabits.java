package io.vigil.models.anomalousbehavior;

import io.vigil.models.baseline.Days;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * On which days a principal acts, begins to change something that was not its own, and with what: as {@link Days}, counted from a day of reference. Who
 * often changes what others look after may still never do so in a telling way.
 */
final class ChangeHabits {
    /** What is believed of a principal before its first day: that it begins to change something on one day in ten, held as firmly as five days. */
    private static final double PRIOR_BEGINS = 0.5;

    private static final double PRIOR_DAYS = 5;

    final boolean person;
    private int reference;
    private int active;
    private int begun;
    private int foreign;
    private int tellingForeign;
    /** One bit of 256 for each kind of act in a service, by its hash: of thirty kinds, one of nine others looks known. */
    private long[] acts = new long[4];
    /** Days so far, as far as they matter. */
    private int count;

    /** Epoch day on which it was last reported, and how telling that was. */
    private int reportedOn;

    private float reportedWeight;

    ChangeHabits(boolean person) {
        this.person = person;
    }

    void act(int day) {
        int bit = bitOf(day);
        count += (active & bit) == 0 && bit != 0 ? 1 : 0;
        active |= bit;
    }

    /**
     * Takes in a change.
     *
     * @param own of what the principal made, or changed before
     * @param ofOthers of what others look after
     */
    void change(Api api, boolean own, boolean ofOthers, int day) {
        int bit = bitOf(day);
        acts[word(api.act())] |= 1L << api.act();
        begun |= own ? 0 : bit;
        if (ofOthers && ResourceBehavior.counts(api)) {
            foreign |= bit;
            tellingForeign |= api.telling() ? bit : 0;
        }
    }

    /** Distinct days so far. */
    int count() {
        return count;
    }

    int lastDay() {
        return reference;
    }

    /** Whether it has done this kind of thing to the service before. */
    boolean has(Api api) {
        return has(api.act());
    }

    /** Whether it has changed anything in the service, in whatever way. */
    boolean changes(long service) {
        return Arrays.stream(KindOfAct.values()).anyMatch(kind -> kind.changes() && has(kind.in(service)));
    }

    private boolean has(long act) {
        return (acts[word(act)] >>> act & 1) != 0;
    }

    private static int word(long act) {
        return (int) (act >>> Integer.SIZE) & 3;
    }

    /** Probability of a day on which it begins to change something, learnt from the days before this one. */
    double beginRate(int day) {
        return (PRIOR_BEGINS + beginDays(day)) / (PRIOR_DAYS + before(active, day));
    }

    double beginDays(int day) {
        return before(begun, day);
    }

    /** Weight of the days on which it begins to change what others look after, in a telling way or in any that counts. */
    double foreignDays(boolean telling, int day) {
        return before(telling ? tellingForeign : foreign, day);
    }

    private double before(int days, int day) {
        return Days.weight(Days.moved(days, day - reference) & ~1);
    }

    /** Whether to report a call: once a day, and again for a more telling one. */
    boolean admits(Api api, int day) {
        if (reportedOn == day && api.sensitivity() <= reportedWeight) {
            return false;
        }
        reportedOn = day;
        reportedWeight = (float) api.sensitivity();
        return true;
    }

    /** The day's bit, after moving the reference to it if it is the latest; 0 when it is too old to be held. */
    private int bitOf(int day) {
        if (day > reference) {
            active = Days.moved(active, day - reference);
            begun = Days.moved(begun, day - reference);
            foreign = Days.moved(foreign, day - reference);
            tellingForeign = Days.moved(tellingForeign, day - reference);
            reference = day;
        }
        int age = reference - day;
        return age < Days.SPAN ? 1 << age : 0;
    }

    ChangeHabits copy() {
        var copy = new ChangeHabits(person);
        copy.reference = reference;
        copy.active = active;
        copy.begun = begun;
        copy.foreign = foreign;
        copy.tellingForeign = tellingForeign;
        copy.acts = acts.clone();
        copy.count = count;
        copy.reportedOn = reportedOn;
        copy.reportedWeight = reportedWeight;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeBoolean(person);
        out.writeShort(reference);
        out.writeInt(active);
        out.writeInt(begun);
        out.writeInt(foreign);
        out.writeInt(tellingForeign);
        for (long word : acts) {
            out.writeLong(word);
        }
        out.writeShort(Math.min(count, Short.MAX_VALUE));
        out.writeShort(reportedOn);
        out.writeFloat(reportedWeight);
    }

    static ChangeHabits read(DataInputView in) throws IOException {
        var habits = new ChangeHabits(in.readBoolean());
        habits.reference = in.readUnsignedShort();
        habits.active = in.readInt();
        habits.begun = in.readInt();
        habits.foreign = in.readInt();
        habits.tellingForeign = in.readInt();
        for (int at = 0; at < habits.acts.length; at++) {
            habits.acts[at] = in.readLong();
        }
        habits.count = in.readUnsignedShort();
        habits.reportedOn = in.readUnsignedShort();
        habits.reportedWeight = in.readFloat();
        return habits;
    }
}
