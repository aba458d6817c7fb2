package io.vigil.models.anomalousbehavior;

import io.vigil.models.baseline.DayTable;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.Expectation;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a profile expects of the traits of one call, open as to what others do, so that an account can answer that. Never changed.
 *
 * @param expectations by attribute, without those that surprise nobody
 * @param newsRate probability of a day with news, with a telling call among them where this is one
 * @param strangeness how strange the place still is, after what the visit so far has vouched for: 0–1
 * @param suspicion of the acts before
 * @param denials surprise at how many different calls were refused within the hour
 * @param denied the call was refused for want of permission
 * @param broad the principal makes more different calls, day after day, than a profile holds
 */
record Outlook(
        Map<Attribute, Expectation> expectations,
        double newsRate,
        double strangeness,
        double suspicion,
        double denials,
        boolean denied,
        boolean broad) {

    /** @param visit what the principal did today from the network of this call */
    static Outlook of(Traits traits, Profile profile, NetworkVisit visit, long time, int day) {
        Map<Attribute, Expectation> expectations = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.OF_CALLS) {
            long key = traits.key(attribute);
            if (isOpen(attribute, key, profile, day)) {
                expectations.put(attribute, profile.table(attribute).expectation(key, day));
            }
        }
        return new Outlook(
                expectations,
                traits.api().telling() ? profile.days.tellingNewsRate(day) : profile.days.newsRate(day),
                visit.strangeness(),
                visit.suspicion(time),
                profile.denials.surprise(time),
                traits.denied(),
                profile.table(Attribute.API).overflowsBefore(day));
    }

    /** The same of one who is new, by the habits of its group: they know nothing of visits. */
    Outlook byHabitsOf(Profile group, Traits traits, long time) {
        Outlook expected = of(traits, group, NetworkVisit.NONE, time, Days.of(time));
        return new Outlook(
                expected.expectations,
                expected.newsRate,
                expected.strangeness,
                expected.suspicion,
                denials,
                denied,
                expected.broad);
    }

    /** What the call does not hold, and what is frequent, surprises nobody; but a frequent service, and what is often done to it, leave open by which call. */
    private static boolean isOpen(Attribute attribute, long key, Profile profile, int day) {
        DayTable table = profile.table(attribute);
        boolean leavesOpen = attribute == Attribute.SERVICE || attribute == Attribute.KIND;
        return key != 0 && (leavesOpen || !table.frequentBefore(key, day));
    }

    Expectation of(Attribute attribute) {
        return expectations.getOrDefault(attribute, Expectation.SURE);
    }

    /** Whether the profile has the value on no day at all. */
    boolean isNew(Attribute attribute) {
        return of(attribute).known() == 0;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(expectations.size());
        for (Map.Entry<Attribute, Expectation> each : expectations.entrySet()) {
            each.getKey().write(out);
            out.writeDouble(each.getValue().known());
            out.writeDouble(each.getValue().fresh());
        }
        out.writeDouble(newsRate);
        out.writeDouble(strangeness);
        out.writeDouble(suspicion);
        out.writeDouble(denials);
        out.writeBoolean(denied);
        out.writeBoolean(broad);
    }

    static Outlook read(DataInputView in) throws IOException {
        Outlook first = readFirst(in);
        return new Outlook(
                first.expectations,
                first.newsRate,
                first.strangeness,
                first.suspicion,
                first.denials,
                first.denied,
                in.readBoolean());
    }

    /** As it was written before it was known how broad a principal's work is. */
    static Outlook readFirst(DataInputView in) throws IOException {
        Map<Attribute, Expectation> expectations = new EnumMap<>(Attribute.class);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            expectations.put(Attribute.read(in), new Expectation(in.readDouble(), in.readDouble()));
        }
        return new Outlook(
                expectations,
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readBoolean(),
                false);
    }
}
