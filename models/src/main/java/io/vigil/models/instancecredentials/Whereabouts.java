package io.vigil.models.instancecredentials;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What flow logs showed of one instance in the last {@value #MINUTES} minutes of event time: 33 bytes in a savepoint. */
@TypeInfo(StateTypeFactory.class)
public final class Whereabouts {
    static final StateCodec<Whereabouts> CODEC =
            StateCodec.of(1, Whereabouts::write, Whereabouts::read).copying(Whereabouts::copy);

    static final int MINUTES = 64;

    private static final long MINUTE = 60_000L;

    /** Epoch minute that bit 0 of the others stands for; bit i is i minutes before. */
    private long latest;
    /** Some record covers the minute. */
    private long reported;
    /** The instance spoke with AWS. */
    private long spoke;
    /** Records are missing. */
    private long skipped;

    void note(InstanceActivity activity) {
        long from = Math.floorDiv(activity.time(), MINUTE);
        long to = Math.max(from, Math.floorDiv(activity.end(), MINUTE));
        forward(to);
        long minutes = bits(from, to);
        reported |= minutes;
        spoke |= activity.withAws() ? minutes : 0;
        skipped |= activity.skipped() ? minutes : 0;
    }

    private void forward(long minute) {
        long by = minute - latest;
        if (by <= 0) {
            return;
        }
        reported = moved(reported, by);
        spoke = moved(spoke, by);
        skipped = moved(skipped, by);
        latest = minute;
    }

    private static long moved(long bits, long by) {
        return by >= MINUTES ? 0 : bits << by;
    }

    boolean isCoveredBetween(long from, long to) {
        return any(reported, from, to);
    }

    boolean wasActiveBetween(long from, long to) {
        return any(spoke, from, to);
    }

    boolean skippedBetween(long from, long to) {
        return any(skipped, from, to);
    }

    /** @param from epoch milliseconds, like {@code to}; both minutes belong to it */
    private boolean any(long bits, long from, long to) {
        return (bits & bits(Math.floorDiv(from, MINUTE), Math.floorDiv(to, MINUTE))) != 0;
    }

    private long bits(long from, long to) {
        long last = Math.min(to, latest);
        long first = Math.max(from, latest - MINUTES + 1);
        if (first > last) {
            return 0;
        }
        long count = last - first + 1;
        long run = count >= MINUTES ? -1L : (1L << count) - 1;
        return run << latest - last;
    }

    Whereabouts copy() {
        var copy = new Whereabouts();
        copy.latest = latest;
        copy.reported = reported;
        copy.spoke = spoke;
        copy.skipped = skipped;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(latest);
        out.writeLong(reported);
        out.writeLong(spoke);
        out.writeLong(skipped);
    }

    static Whereabouts read(DataInputView in) throws IOException {
        var read = new Whereabouts();
        read.latest = in.readLong();
        read.reported = in.readLong();
        read.spoke = in.readLong();
        read.skipped = in.readLong();
        return read;
    }
}
