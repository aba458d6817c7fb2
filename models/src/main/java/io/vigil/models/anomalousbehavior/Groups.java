package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.FirstSeen;
import io.vigil.models.baseline.Days;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What the sessions of a role do together: instances that come and go, people who share a permission set. Who is too new to have habits is
 * judged by these. Of the roles of an account the ones that were active last, at most {@value #MOST}: 2 KB each.
 */
final class Groups {
    private static final int MOST = 16;

    private final Map<Long, Group> groups = new TreeMap<>();

    private record Group(Profile habits, int lastDay) {}

    /** Those of a group; null while it has been known for fewer days. */
    @Nullable
    Profile habits(long name, int days) {
        Group group = groups.get(name);
        return group == null || group.habits.days.count() < days ? null : group.habits;
    }

    /** Somebody new was judged by the group's habits: how often such days bring news. */
    void judge(FirstSeen novelty, boolean bringsNews, boolean telling) {
        NewBehavior behavior = novelty.payload(NewBehavior.class);
        Group group = groups.get(behavior.group());
        if (behavior.newcomer() && group != null) {
            group.habits.days.judge(Days.of(novelty.time()), bringsNews, telling);
        }
    }

    /**
     * Takes in what one of a group did.
     *
     * @param all the whole call teaches, not only what its principal reports to have learnt
     */
    void learn(FirstSeen novelty, boolean all) {
        NewBehavior behavior = novelty.payload(NewBehavior.class);
        if (behavior.group() == 0) {
            return;
        }
        int day = Days.of(novelty.time());
        Profile habits = enter(behavior.group(), day);
        boolean refused = behavior.outlook() != null && behavior.outlook().denied();
        for (Attribute attribute : refused ? Attribute.OF_REFUSALS : Attribute.OF_CALLS) {
            Shown shown = behavior.of(attribute);
            if (shown.key() != 0 && (all || shown.learned())) {
                habits.table(attribute).learn(shown.key(), day, attribute.capacity);
            }
        }
        habits.days.mark(day);
    }

    private Profile enter(long name, int day) {
        Group known = groups.get(name);
        if (known == null && groups.size() == MOST) {
            groups.remove(groups.entrySet().stream()
                    .min(Comparator.comparingInt(each -> each.getValue().lastDay))
                    .orElseThrow()
                    .getKey());
        }
        Profile habits = known == null ? new Profile() : known.habits;
        groups.put(name, new Group(habits, known == null ? day : Math.max(day, known.lastDay)));
        return habits;
    }

    Groups copy() {
        var copy = new Groups();
        groups.forEach((name, each) -> copy.groups.put(name, new Group(each.habits.copy(), each.lastDay)));
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(groups.size());
        for (Map.Entry<Long, Group> each : groups.entrySet()) {
            out.writeLong(each.getKey());
            out.writeShort(each.getValue().lastDay);
            each.getValue().habits.write(out);
        }
    }

    static Groups read(DataInputView in) throws IOException {
        var read = new Groups();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            long name = in.readLong();
            int lastDay = in.readUnsignedShort();
            read.groups.put(name, new Group(Profile.read(in), lastDay));
        }
        return read;
    }
}
