package io.vigil.models.anomalousbehavior;

import io.vigil.events.Novelty;
import io.vigil.models.habit.CrowdTable;
import io.vigil.models.habit.CrowdTable.Member;
import io.vigil.models.habit.CrowdTable.Room;
import io.vigil.models.habit.Days;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the principals of an account do, attribute by attribute, those of {@link NoveltyDraft} behind the others. */
final class Crowd {
    private static final Room[] ROOMS = rooms();
    /** Others that begin with a call on one day, from whom on it is less surprising of the next. */
    private static final int FOLLOWERS = 2;

    private final CrowdTable[] tables = new CrowdTable[NoveltyDraft.COUNT];

    Crowd() {
        for (int at = 0; at < tables.length; at++) {
            tables[at] = new CrowdTable();
        }
    }

    static Member member(Novelty novelty) {
        return new Member(novelty.entity(), novelty.person());
    }

    CrowdTable table(int attribute) {
        return tables[attribute];
    }

    /** Takes in what a principal learnt today. */
    void learn(Novelty novelty) {
        int day = Days.of(novelty.time());
        Member member = member(novelty);
        for (int at = 0; at < tables.length; at++) {
            boolean learned = (novelty.learned() >>> at & 1) != 0;
            if (!learned || novelty.values()[at] == 0) {
                continue;
            }
            tables[at].learn(novelty.values()[at], member, day, ROOMS[at]);
            if ((novelty.begun() >>> at & 1) != 0) {
                tables[at].begin(novelty.values()[at], member, day, ROOMS[at]);
            }
            if (!novelty.words()[at].isEmpty()) {
                tables[at].name(novelty.values()[at], novelty.words()[at], ROOMS[at]);
            }
        }
    }

    /** A principal begins with a call that it does not learn yet. */
    void begin(Novelty novelty) {
        int api = Attribute.API.code;
        tables[api].begin(novelty.values()[api], member(novelty), Days.of(novelty.time()), ROOMS[api]);
    }

    /** Principals other than this one that begin with its call today. */
    double beginners(Novelty novelty) {
        int api = Attribute.API.code;
        return tables[api].beginners(novelty.values()[api], member(novelty), Days.of(novelty.time()));
    }

    /**
     * What the others do.
     *
     * @param active principals that act in the account on a day
     */
    Elsewhere besides(Novelty novelty, double active) {
        int day = Days.of(novelty.time());
        Member member = member(novelty);
        double beginners = beginners(novelty);
        double followed = beginners < FOLLOWERS ? 0 : beginners / (beginners + active);
        return (attribute, key, any) -> Math.max(
                attribute == Attribute.API ? followed : 0, tables[attribute.code].probability(key, member, day, any));
    }

    private static Room[] rooms() {
        var rooms = new Room[NoveltyDraft.COUNT];
        for (Attribute attribute : Attribute.values()) {
            rooms[attribute.code] = attribute.room();
        }
        rooms[NoveltyDraft.USER] = new Room(200, 1500);
        rooms[NoveltyDraft.USER_TYPE] = new Room(8, 100);
        return rooms;
    }

    Crowd copy() {
        var copy = new Crowd();
        for (int at = 0; at < tables.length; at++) {
            copy.tables[at] = tables[at].copy();
        }
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        for (CrowdTable table : tables) {
            table.write(out);
        }
    }

    static Crowd read(DataInputView in) throws IOException {
        var crowd = new Crowd();
        for (int at = 0; at < crowd.tables.length; at++) {
            crowd.tables[at] = CrowdTable.read(in);
        }
        return crowd;
    }
}
