package io.vigil.models.insideguessing;

import io.vigil.events.codec.SmallNumber;
import io.vigil.models.baseline.Variation;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Short connections of the present quarter of an hour with the one far side that has most of them, found by a vote (Boyer and Moore 1981), how alike their answers
 * are, and how many are usual: 40 bytes. One connection that says more makes an end of them: whoever gets in works there.
 */
final class Tries {
    private static final long QUARTER = 900_000L;
    private static final long OF_A_DAY = 96;
    private static final float FADING = 0.95f;
    /** Times what is usual. */
    private static final float TWICE = 2;

    private long whom;
    /** Since 1970. */
    private long quarter;
    /** Of the far side, less those of others. */
    private int votes;

    private int count;
    private long bytes;
    private double squares;
    /** Of far sides that are known. */
    private int ofKnown;
    /** The most of a quarter on this day, and on a usual one. */
    private int today;

    private float usual;
    private long since;
    private long reportedDay;

    /** Takes in a short connection that is new on the day, by the far side and the service. */
    void add(long with, long answer, long time) {
        turn(time / QUARTER);
        if (with != whom && votes > 0) {
            votes--;
            return;
        }
        if (with != whom) {
            whom = with;
            clear();
        }
        since = count == 0 ? time : since;
        votes++;
        count++;
        bytes += answer;
        squares += (double) answer * answer;
    }

    private void turn(long now) {
        if (now <= quarter) {
            return;
        }
        today = Math.max(today, Math.max(count, ofKnown));
        if (now / OF_A_DAY > quarter / OF_A_DAY) {
            usual = Math.max(usual * FADING, today);
            today = 0;
        }
        quarter = now;
        ofKnown = 0;
        votes = 0;
        clear();
    }

    private void clear() {
        count = 0;
        bytes = 0;
        squares = 0;
    }

    /** A conversation that says more than a refused login. */
    void talk(long with, long time) {
        turn(time / QUARTER);
        if (with == whom) {
            clear();
        }
    }

    /** The same of a far side that is known: what it does is usual here. */
    void know(long time) {
        turn(time / QUARTER);
        ofKnown++;
    }

    int count() {
        return count;
    }

    /** Deviation of the answers' lengths by their mean. */
    double unlike() {
        return Variation.of(count, bytes, squares);
    }

    boolean isBeyondUsual() {
        return count > TWICE * Math.max(usual, ofKnown);
    }

    boolean isNews() {
        return quarter / OF_A_DAY > reportedDay;
    }

    void report() {
        reportedDay = quarter / OF_A_DAY;
    }

    long since() {
        return since;
    }

    Tries copy() {
        var copy = new Tries();
        copy.whom = whom;
        copy.quarter = quarter;
        copy.votes = votes;
        copy.count = count;
        copy.bytes = bytes;
        copy.squares = squares;
        copy.ofKnown = ofKnown;
        copy.today = today;
        copy.usual = usual;
        copy.since = since;
        copy.reportedDay = reportedDay;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(whom);
        SmallNumber.write(quarter, out);
        SmallNumber.write(votes, out);
        SmallNumber.write(count, out);
        SmallNumber.write(bytes, out);
        out.writeDouble(squares);
        SmallNumber.write(ofKnown, out);
        SmallNumber.write(today, out);
        out.writeFloat(usual);
        SmallNumber.write(since, out);
        SmallNumber.write(reportedDay, out);
    }

    static Tries read(DataInputView in) throws IOException {
        var read = new Tries();
        read.whom = in.readLong();
        read.quarter = SmallNumber.read(in);
        read.votes = (int) SmallNumber.read(in);
        read.count = (int) SmallNumber.read(in);
        read.bytes = SmallNumber.read(in);
        read.squares = in.readDouble();
        read.ofKnown = (int) SmallNumber.read(in);
        read.today = (int) SmallNumber.read(in);
        read.usual = in.readFloat();
        read.since = SmallNumber.read(in);
        read.reportedDay = SmallNumber.read(in);
        return read;
    }
}
