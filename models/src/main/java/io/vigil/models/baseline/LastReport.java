package io.vigil.models.baseline;

import io.vigil.events.Tactic;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * When something was reported last, how much it weighed and which tactics it was of: for a while, only what weighs so much more is reported, or is of
 * another tactic. 18 bytes.
 *
 * @param until epoch milliseconds until which that holds
 * @param tactics bits of the codes of those that were reported until then
 */
public record LastReport(long until, double weight, int tactics) {
    public static final LastReport NONE = new LastReport(0, 0, 0);

    /** Whether to report it, whatever it is. */
    public boolean admits(double next, double more, long time) {
        return time > until || next >= weight + more;
    }

    /** Whether nothing of the tactic was reported. */
    public boolean lacks(Tactic tactic) {
        return (tactics & bit(tactic)) == 0;
    }

    /** Now that this is reported. */
    public LastReport and(Tactic tactic, double next, long time, long quiet) {
        boolean anew = time > until;
        return new LastReport(time + quiet, anew ? next : Math.max(weight, next), (anew ? 0 : tactics) | bit(tactic));
    }

    private static int bit(Tactic tactic) {
        return 1 << tactic.code();
    }

    public void write(DataOutputView out) throws IOException {
        out.writeLong(until);
        out.writeDouble(weight);
        out.writeShort(tactics);
    }

    public static LastReport read(DataInputView in) throws IOException {
        return new LastReport(in.readLong(), in.readDouble(), in.readUnsignedShort());
    }

    /** Before tactics were known. */
    public static LastReport readFirst(DataInputView in) throws IOException {
        return new LastReport(in.readLong(), in.readDouble(), 0);
    }

    /** Of the current form, or of an earlier one. */
    @FunctionalInterface
    public interface Reader {
        LastReport read(DataInputView in) throws IOException;
    }
}
