package io.vigil.models.firstsight;

import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.LastReport;
import io.vigil.models.baseline.LatestEvents;
import io.vigil.models.baseline.Presence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is known of one principal: on how many days it acted, and what telling things it did in the first of them. 16 bytes, later 2 KB at most. */
final class Newcomer {
    private static final int MOST_ACTS = 48;
    private static final int MOST_RECENT = 20;
    /** Calls of one second: their findings come before their building blocks. */
    private static final int MOST_FOUND = 8;

    /** Of acts in savepoints that did not hold it: no rule that counts here has this one. */
    private static final Tactic UNKNOWN = Tactic.RECONNAISSANCE;

    // Bits of what is written.
    private static final int OUTSIDE = 1;
    private static final int FOUNDER = 2;

    final long who;
    Presence presence = Presence.NONE;
    /** It has acted from outside AWS, as people and thieves do, and new jobs hardly ever. */
    boolean outside;
    /** It was there when the account itself was new: not it came late, but the log. */
    boolean founder;

    Destruction destruction = new Destruction();
    LastReport reported = LastReport.NONE;
    /** That raised a finding elsewhere. */
    LatestEvents found = new LatestEvents(MOST_FOUND);

    private long[] acts = new long[0];
    private final List<Recent> recent = new ArrayList<>();

    /** A first act of the last hour: it counts together with others. */
    private record Recent(long time, double weight, String eventId, Tactic tactic) {}

    Newcomer(long who) {
        this.who = who;
    }

    /** Nothing it does is news any more. */
    void settle() {
        acts = new long[0];
        recent.clear();
        destruction = new Destruction();
    }

    /** Whether it has not done this before; from now on it has. */
    boolean begins(long act) {
        if (Arrays.stream(acts).anyMatch(known -> known == act) || acts.length == MOST_ACTS) {
            return false;
        }
        acts = Arrays.copyOf(acts, acts.length + 1);
        acts[acts.length - 1] = act;
        return true;
    }

    /** @param weight that it adds to the others of the last hour */
    void remember(Telling act, double weight, long since) {
        recent.removeIf(earlier -> earlier.time < since);
        if (recent.size() < MOST_RECENT) {
            Signal signal = act.signal();
            recent.add(new Recent(
                    act.time(),
                    weight,
                    signal.evidence().lastEvent(),
                    signal.detection().tactic()));
        }
    }

    /** What it first did in the last hour weighs together. */
    double recentWeight() {
        return recent.stream().mapToDouble(Recent::weight).sum();
    }

    /** The same of one tactic. */
    double recentWeight(Tactic tactic) {
        return recent.stream()
                .filter(each -> each.tactic == tactic)
                .mapToDouble(Recent::weight)
                .sum();
    }

    /** What weighs most of it since then. */
    double heaviest(long since) {
        return recent.stream()
                .filter(each -> each.time >= since)
                .mapToDouble(Recent::weight)
                .max()
                .orElse(0);
    }

    List<String> recentEvents() {
        return recent.stream().map(Recent::eventId).toList();
    }

    long recentSince() {
        return recent.stream().mapToLong(Recent::time).min().orElseThrow();
    }

    Newcomer copy() {
        var copy = new Newcomer(who);
        copy.presence = presence;
        copy.outside = outside;
        copy.founder = founder;
        copy.destruction = destruction.copy();
        copy.reported = reported;
        copy.found = found.copy();
        copy.acts = acts.clone();
        copy.recent.addAll(recent);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(who);
        presence.write(out);
        out.writeByte((outside ? OUTSIDE : 0) | (founder ? FOUNDER : 0));
        out.writeByte(acts.length);
        for (long act : acts) {
            out.writeLong(act);
        }
        if (acts.length == 0) {
            return;
        }
        reported.write(out);
        found.write(out);
        out.writeByte(recent.size());
        for (Recent each : recent) {
            out.writeLong(each.time);
            out.writeDouble(each.weight);
            out.writeUTF(each.eventId);
            out.writeByte(each.tactic.code());
        }
        destruction.write(out);
    }

    /** @param withTactics whether those of recent acts were kept; else these count for none */
    static Newcomer read(DataInputView in, boolean withTactics) throws IOException {
        var newcomer = new Newcomer(in.readLong());
        newcomer.presence = Presence.read(in);
        int bits = in.readByte();
        newcomer.outside = (bits & OUTSIDE) != 0;
        newcomer.founder = (bits & FOUNDER) != 0;
        newcomer.acts = new long[in.readUnsignedByte()];
        for (int at = 0; at < newcomer.acts.length; at++) {
            newcomer.acts[at] = in.readLong();
        }
        if (newcomer.acts.length == 0) {
            return newcomer;
        }
        newcomer.reported = LastReport.read(in);
        newcomer.found = LatestEvents.read(MOST_FOUND, in);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            newcomer.recent.add(new Recent(
                    in.readLong(),
                    in.readDouble(),
                    in.readUTF(),
                    withTactics ? Tactic.of(in.readUnsignedByte()) : UNKNOWN));
        }
        newcomer.destruction = Destruction.read(in);
        return newcomer;
    }
}
