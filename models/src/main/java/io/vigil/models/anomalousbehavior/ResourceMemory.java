package io.vigil.models.anomalousbehavior;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Who changes which resources of one account: at most 1,024 resources of up to 100 bytes each, mostly 40, and 512 principals, 20 KB. What was changed
 * longest ago makes room, and whoever was idle longest.
 */
@TypeInfo(StateTypeFactory.class)
public final class ResourceMemory {
    static final StateCodec<ResourceMemory> CODEC =
            StateCodec.of(1, ResourceMemory::write, ResourceMemory::read).copying(ResourceMemory::copy);

    private static final int MOST_RESOURCES = 1024;
    private static final int MOST_PRINCIPALS = 512;
    private static final int WEEK = 7;
    /** Days of change as which the shipped prior counts. */
    private static final double PRIOR_BEGINS = 20;

    /** In the order in which they were last changed. */
    private final Map<Long, Changers> resources = new LinkedHashMap<>();

    private final Map<Long, ChangeHabits> principals = new TreeMap<>();
    /** The same principals, whoever was idle longest first. Follows from the others, so that it is not stored. */
    private final NavigableSet<Idle> idlest = new TreeSet<>();

    /** @param since epoch day on which the principal acted last */
    private record Idle(int since, long who) implements Comparable<Idle> {
        private static final Comparator<Idle> ORDER =
                Comparator.comparingInt(Idle::since).thenComparingLong(Idle::who);

        @Override
        public int compareTo(Idle other) {
            return ORDER.compare(this, other);
        }
    }

    /** Notes that a principal acts on this day. */
    ChangeHabits act(long who, boolean person, int day) {
        ChangeHabits habits = principals.get(who);
        if (habits == null) {
            if (principals.size() == MOST_PRINCIPALS) {
                principals.remove(Objects.requireNonNull(idlest.pollFirst()).who);
            }
            habits = new ChangeHabits(person);
            principals.put(who, habits);
        } else if (habits.lastDay() < day) {
            idlest.remove(new Idle(habits.lastDay(), who));
        }
        habits.act(day);
        idlest.add(new Idle(habits.lastDay(), who));
        return habits;
    }

    Changers changersOf(long resource) {
        return resources.getOrDefault(resource, Changers.NOBODY);
    }

    void keep(long resource, Changers changers) {
        if (resources.remove(resource) == null && resources.size() == MOST_RESOURCES) {
            resources.remove(leastTelling());
        }
        resources.put(resource, changers);
    }

    /** What was changed on one day alone, such as what comes and goes, makes room before what is looked after. */
    private long leastTelling() {
        for (Map.Entry<Long, Changers> each : resources.entrySet()) {
            if (each.getValue().days() == 1) {
                return each.getKey();
            }
        }
        return resources.keySet().iterator().next();
    }

    /**
     * Part of the days on which the others of a cohort begin to change something, on which that belongs to others still.
     *
     * @param telling in a telling way
     * @param prior of accounts of which nothing is known yet
     */
    double foreignShare(ChangeHabits besides, boolean telling, int day, double prior) {
        double begins = PRIOR_BEGINS;
        double foreign = PRIOR_BEGINS * prior;
        for (ChangeHabits each : principals.values()) {
            if (each != besides && each.person == besides.person) {
                begins += each.beginDays(day);
                foreign += each.foreignDays(telling, day);
            }
        }
        return foreign / begins;
    }

    /** Principals that acted within a week: more than on a day, so that the budget is never exceeded. */
    int active(int day) {
        return (int) principals.values().stream()
                .filter(each -> day - each.lastDay() < WEEK)
                .count();
    }

    private ResourceMemory copy() {
        var copy = new ResourceMemory();
        copy.resources.putAll(resources);
        principals.forEach((who, each) -> copy.principals.put(who, each.copy()));
        copy.idlest.addAll(idlest);
        return copy;
    }

    private void write(DataOutputView out) throws IOException {
        out.writeShort(resources.size());
        for (Map.Entry<Long, Changers> each : resources.entrySet()) {
            out.writeLong(each.getKey());
            each.getValue().write(out);
        }
        out.writeShort(principals.size());
        for (Map.Entry<Long, ChangeHabits> each : principals.entrySet()) {
            out.writeLong(each.getKey());
            each.getValue().write(out);
        }
    }

    private static ResourceMemory read(DataInputView in) throws IOException {
        var memory = new ResourceMemory();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            memory.resources.put(in.readLong(), Changers.read(in));
        }
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            long who = in.readLong();
            var habits = ChangeHabits.read(in);
            memory.principals.put(who, habits);
            memory.idlest.add(new Idle(habits.lastDay(), who));
        }
        return memory;
    }
}
