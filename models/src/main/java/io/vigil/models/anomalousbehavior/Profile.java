package io.vigil.models.anomalousbehavior;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.DayTable;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is remembered of one principal: at most 3.2 KB in a savepoint, 1 KB for most. */
@TypeInfo(StateTypeFactory.class)
public final class Profile {
    static final StateCodec<Profile> CODEC =
            StateCodec.of(1, Profile::write, Profile::read).copying(Profile::copy);

    /** By code of the attribute; null for those that are not of calls. */
    private final DayTable[] tables = new DayTable[Attribute.COUNT];

    ActiveDays days = new ActiveDays();
    Quarantine quarantine = new Quarantine();
    NetworkVisit visit = new NetworkVisit();
    Denials denials = new Denials();
    SubmissionLimiter submissions = new SubmissionLimiter();

    Profile() {
        for (Attribute attribute : Attribute.OF_CALLS) {
            tables[attribute.code] = new DayTable();
        }
    }

    DayTable table(Attribute attribute) {
        return tables[attribute.code];
    }

    /** Whether the call is all usual, and its day has taught that already. */
    boolean settled(Traits traits, int day) {
        return !traits.denied()
                && settled(Attribute.API, traits.api().key(), day)
                && settled(Attribute.NETWORK, traits.network(), day)
                && settled(Attribute.AGENT, traits.agent(), day)
                && settled(Attribute.REGION, traits.region(), day)
                && settled(Attribute.COUNTRY, traits.country(), day)
                && settled(Attribute.BUCKET, traits.bucket(), day)
                && settled(Attribute.ERROR, traits.error(), day)
                && settled(Attribute.MODEL, traits.model(), day);
    }

    private boolean settled(Attribute attribute, long key, int day) {
        return key == 0 || tables[attribute.code].settled(key, day);
    }

    /** A usual call teaches each of its values, once a day; a refused one only that it is refused. */
    Lessons learn(Traits traits, long time, int day) {
        int learned = 0;
        int begun = 0;
        for (Attribute attribute : traits.denied() ? Attribute.OF_REFUSALS : Attribute.OF_CALLS) {
            long key = traits.key(attribute);
            if (key == 0 || table(attribute).seenOn(key, day) || held(attribute, key, time)) {
                continue;
            }
            learned |= 1 << attribute.code;
            begun |= table(attribute).learn(key, day, attribute.capacity) ? 1 << attribute.code : 0;
        }
        return learned == 0 ? Lessons.NONE : new Lessons(learned, begun);
    }

    /** An improbable call teaches nothing; what was never seen before waits a day. */
    void holdBack(Traits traits, long time) {
        for (Attribute attribute : Attribute.OF_CALLS) {
            long key = traits.key(attribute);
            if (key != 0 && tables[attribute.code].find(key) < 0) {
                quarantine.hold(Hash.combine(attribute.code, key), time);
            }
        }
    }

    private boolean held(Attribute attribute, long key, long time) {
        if (quarantine.isEmpty()) {
            return false;
        }
        long value = Hash.combine(attribute.code, key);
        return quarantine.holds(value) && !quarantine.releases(value, time);
    }

    Profile copy() {
        var copy = new Profile();
        for (Attribute attribute : Attribute.OF_CALLS) {
            copy.tables[attribute.code] = table(attribute).copy();
        }
        copy.days = days.copy();
        copy.quarantine = quarantine.copy();
        copy.visit = visit.copy();
        copy.denials = denials.copy();
        copy.submissions = submissions.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        writeTables(out);
        days.write(out);
        quarantine.write(out);
        visit.write(out);
        denials.write(out);
        submissions.write(out);
    }

    /** Those without values are left out. */
    private void writeTables(DataOutputView out) throws IOException {
        int filled = 0;
        for (Attribute attribute : Attribute.OF_CALLS) {
            filled += table(attribute).size() > 0 ? 1 : 0;
        }
        out.writeByte(filled);
        for (Attribute attribute : Attribute.OF_CALLS) {
            if (table(attribute).size() > 0) {
                attribute.write(out);
                table(attribute).write(out);
            }
        }
    }

    static Profile read(DataInputView in) throws IOException {
        var profile = new Profile();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            Attribute attribute = Attribute.read(in);
            profile.tables[attribute.code] = DayTable.read(in);
        }
        profile.days = ActiveDays.read(in);
        profile.quarantine = Quarantine.read(in);
        profile.visit = NetworkVisit.read(in);
        profile.denials = Denials.read(in);
        profile.submissions = SubmissionLimiter.read(in);
        return profile;
    }
}
