package io.vigil.models.compromisedcredentials;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.DayTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The evidence against one principal in fourteen days, and what detections usually show of it: half a kilobyte a clue, at most sixteen
 * kilobytes. Of too many clues the weakest goes.
 */
@TypeInfo(StateTypeFactory.class)
public final class Clues {
    static final StateCodec<Clues> CODEC = StateCodec.of(3, Clues::write, Clues::read)
            .since(2, in -> read(in, Clue::readPlaceless, true))
            .since(1, in -> read(in, Clue::readPlaceless, false))
            .copying(Clues::copy);

    static final long DAY = 86_400_000L;

    private static final int MOST = 32;
    private static final int KINDS = 32;
    private static final int ANY = 0;
    /** What is seen on fewer days is no habit. */
    private static final int HABIT = 4;

    private static final double SPAN = 32;

    private final List<Clue> clues = new ArrayList<>();
    /** Of what people read. */
    private DayTable findings = new DayTable();
    /** Apart, as what is little news on each day says nothing of how often there is more. */
    private DayTable blocks = new DayTable();

    /** Epoch milliseconds until which the same story is the same finding. */
    long reportedUntil;
    /** Bits of the tactics of the story that was reported. */
    int reported;

    void add(Clue clue, long since) {
        clues.removeIf(each -> each.time() < since);
        if (clues.size() == MOST) {
            clues.remove(weakest());
        }
        clues.add(clue);
    }

    /** As it spoke on its own day: what is rare with others and daily with this one must not drive out what is rare. */
    private Clue weakest() {
        Comparator<Clue> byWeight =
                Comparator.comparingDouble(clue -> Math.min(clue.eValue(), mostOf(clue, clue.day())));
        return clues.stream().min(byWeight.thenComparingLong(Clue::time)).orElseThrow();
    }

    /** How many tactics all of it shows, whenever and wherever. */
    int tactics() {
        return Story.tacticsOf(clues).size();
    }

    /** Clues since then, in order of time. */
    List<Clue> since(long time) {
        return clues.stream()
                .filter(clue -> clue.time() >= time)
                .sorted(Comparator.comparingLong(Clue::time).thenComparing(Clue::unit))
                .toList();
    }

    /**
     * The same, each no rarer than its kind was about this principal on days before its own and before this one, or than anything new on days before its
     * own: what a story is made of is no habit in it.
     */
    List<Clue> since(long time, int day) {
        return since(time).stream().map(clue -> clue.atMost(mostOf(clue, day))).toList();
    }

    private double mostOf(Clue clue, int day) {
        return EValues.of(usual(clue, day));
    }

    /** How probable it is that an ordinary day of this principal brings a signal of this {@linkplain Clue#kind kind}: days on which it came before. */
    private double usual(Clue clue, int day) {
        DayTable kinds = kindsLike(clue);
        int before = kinds.daysBefore(clue.kind(), Math.min(day, clue.day()));
        return before > 0 ? before / SPAN : news(kinds, clue.day());
    }

    private DayTable kindsLike(Clue clue) {
        return clue.isRead() ? findings : blocks;
    }

    /** The same of a kind that never came: days on which any did times how often that was a new one, in one tactic of all. */
    private static double news(DayTable kinds, int day) {
        int any = kinds.daysBefore(ANY, day);
        return any < HABIT ? 0 : any / SPAN * kinds.expectation(ANY, day).fresh() / Tactic.COUNT;
    }

    void learn(Clue clue) {
        DayTable kinds = kindsLike(clue);
        kinds.learn(clue.kind(), clue.day(), KINDS);
        kinds.learn(ANY, clue.day(), KINDS);
    }

    Clues copy() {
        var copy = new Clues();
        copy.clues.addAll(clues);
        copy.findings = findings.copy();
        copy.blocks = blocks.copy();
        copy.reportedUntil = reportedUntil;
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(clues.size());
        for (Clue clue : clues) {
            clue.write(out);
        }
        findings.write(out);
        blocks.write(out);
        out.writeLong(reportedUntil);
        out.writeInt(reported);
    }

    private static Clues read(DataInputView in) throws IOException {
        return read(in, Clue::read, true);
    }

    /**
     * @param clues as one of the forms that they had
     * @param withBlocks whether kinds of building blocks were kept, too
     */
    private static Clues read(DataInputView in, StateCodec.Reader<Clue> clues, boolean withBlocks) throws IOException {
        var read = new Clues();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            read.clues.add(clues.read(in));
        }
        read.findings = DayTable.read(in);
        read.blocks = withBlocks ? DayTable.read(in) : read.blocks;
        read.reportedUntil = in.readLong();
        read.reported = in.readInt();
        return read;
    }
}
