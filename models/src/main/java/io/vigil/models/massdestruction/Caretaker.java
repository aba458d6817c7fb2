package io.vigil.models.massdestruction;

import io.vigil.models.baseline.EventIds;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What one principal makes and destroys: by kind what it made lately, what it has destroyed today, and on its busiest days. 110 bytes, and the ids of
 * today's calls. */
final class Caretaker {
    private static final double HALF_LIFE_DAYS = 16;
    /** Points of a bucket: less, and long ago, is nothing. */
    private static final double SOMETHING = 5;

    private static final int MOST_TRIED = 255;
    /** How much of a reported day counts as usual. */
    private static final double ALARMED = 0.5;

    final long who;
    /** Points of what it made and has not destroyed since; halves in sixteen days. */
    private final float[] fresh = new float[UpkeepKind.COUNT];
    /** Points destroyed today, without what was fresh. */
    private final float[] today = new float[UpkeepKind.COUNT];
    /** Points destroyed on the busiest day before; halves in sixteen days. */
    private final float[] usual = new float[UpkeepKind.COUNT];

    int day;
    boolean reported;
    /** What it destroyed today. */
    private EventIds events = new EventIds();
    /** Hashes of what it tried in vain today. */
    private long[] tried = new long[0];

    private double triedPoints;

    Caretaker(long who, int day) {
        this.who = who;
        this.day = day;
    }

    /** A day teaches when it is over. */
    void turnTo(int now) {
        if (now <= day) {
            return;
        }
        float kept = (float) Math.pow(2, -(now - day) / HALF_LIFE_DAYS);
        for (int kind = 0; kind < UpkeepKind.COUNT; kind++) {
            double learnt = today[kind] * (reported ? ALARMED : 1);
            usual[kind] = (float) Math.max(usual[kind], learnt) * kept;
            fresh[kind] *= kept;
            today[kind] = 0;
        }
        day = now;
        reported = false;
        events.clear();
        tried = new long[0];
        triedPoints = 0;
    }

    void make(int kind, double points) {
        fresh[kind] += (float) points;
    }

    /** What it made itself goes first: who tidies up after himself destroys nothing. */
    void destroy(int kind, double points, String event) {
        double own = Math.min(fresh[kind], points);
        if (points > own) {
            events.add(event);
        }
        fresh[kind] -= (float) own;
        today[kind] += (float) (points - own);
    }

    /** More than so many prove no more. */
    void attempt(Upkeep upkeep) {
        if (tried.length == MOST_TRIED || Arrays.stream(tried).anyMatch(known -> known == upkeep.attempt())) {
            return;
        }
        tried = Arrays.copyOf(tried, tried.length + 1);
        tried[tried.length - 1] = upkeep.attempt();
        triedPoints += upkeep.points();
        today[upkeep.kind()] += (float) upkeep.points();
        events.add(upkeep.call().id());
    }

    /** Whether most of its day was in vain. */
    boolean isStopped() {
        double all = 0;
        for (float points : today) {
            all += points;
        }
        return triedPoints > all / 2;
    }

    /** Whether it is known to destroy things now and then, of whatever kind. */
    boolean hasDestroyed() {
        double all = 0;
        for (float points : usual) {
            all += points;
        }
        return all >= SOMETHING;
    }

    /** Ids of the calls that destroyed something today. */
    List<String> events() {
        return events.list();
    }

    double today(int kind) {
        return today[kind];
    }

    /** As of a day that need not be its own. */
    double usual(int kind, int now) {
        double busiest = now > day ? Math.max(usual[kind], today[kind]) : usual[kind];
        return busiest * Math.pow(2, -Math.max(0, now - day) / HALF_LIFE_DAYS);
    }

    Caretaker copy() {
        var copy = new Caretaker(who, day);
        copy.reported = reported;
        copy.events = events.copy();
        copy.tried = tried.clone();
        copy.triedPoints = triedPoints;
        System.arraycopy(fresh, 0, copy.fresh, 0, UpkeepKind.COUNT);
        System.arraycopy(today, 0, copy.today, 0, UpkeepKind.COUNT);
        System.arraycopy(usual, 0, copy.usual, 0, UpkeepKind.COUNT);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(who);
        out.writeInt(day);
        out.writeBoolean(reported);
        events.write(out);
        out.writeByte(tried.length);
        for (long each : tried) {
            out.writeLong(each);
        }
        out.writeDouble(triedPoints);
        for (int kind = 0; kind < UpkeepKind.COUNT; kind++) {
            out.writeFloat(fresh[kind]);
            out.writeFloat(today[kind]);
            out.writeFloat(usual[kind]);
        }
    }

    static Caretaker read(DataInputView in) throws IOException {
        var caretaker = new Caretaker(in.readLong(), in.readInt());
        caretaker.reported = in.readBoolean();
        caretaker.events = EventIds.read(in);
        caretaker.tried = new long[in.readUnsignedByte()];
        for (int at = 0; at < caretaker.tried.length; at++) {
            caretaker.tried[at] = in.readLong();
        }
        caretaker.triedPoints = in.readDouble();
        for (int kind = 0; kind < UpkeepKind.COUNT; kind++) {
            caretaker.fresh[kind] = in.readFloat();
            caretaker.today[kind] = in.readFloat();
            caretaker.usual[kind] = in.readFloat();
        }
        return caretaker;
    }
}
