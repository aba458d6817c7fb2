package io.vigil.models.lookedover;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Which services a principal ever asked what they hold, and which of them it began to ask within the last minutes: 45 bytes, and 60 for each of the
 * latter, 32 at most. Services share 256 places: of one that is new after twenty others every thirteenth is taken for known.
 */
@TypeInfo(StateTypeFactory.class)
public final class Looks {
    static final StateCodec<Looks> CODEC =
            StateCodec.of(1, Looks::write, Looks::read).copying(Looks::copy);

    private static final int WORDS = 4;
    private static final int PLACES = WORDS * Long.SIZE;
    private static final int MOST = 32;

    private final long[] known = new long[WORDS];
    private final List<Begun> begun = new ArrayList<>();

    /** Epoch milliseconds until which more of it is the same. */
    long reportedUntil;

    /** A service that was asked for the first time. */
    private record Begun(long time, String event) {}

    /** Takes in a look; what began before {@code since} is forgotten. Whether the service was never asked before. */
    boolean begins(Look look, long since) {
        int place = (int) (look.service() >>> Integer.SIZE) & PLACES - 1;
        long bit = 1L << place;
        if ((known[place / Long.SIZE] & bit) != 0) {
            return false;
        }
        known[place / Long.SIZE] |= bit;
        begun.removeIf(each -> each.time < since);
        if (begun.size() == MOST) {
            begun.remove(0);
        }
        begun.add(new Begun(look.time(), look.event()));
        return true;
    }

    int count() {
        return begun.size();
    }

    long since() {
        return begun.get(0).time;
    }

    List<String> events() {
        return begun.stream().map(Begun::event).toList();
    }

    private Looks copy() {
        var copy = new Looks();
        System.arraycopy(known, 0, copy.known, 0, WORDS);
        copy.begun.addAll(begun);
        copy.reportedUntil = reportedUntil;
        return copy;
    }

    private void write(DataOutputView out) throws IOException {
        for (long word : known) {
            out.writeLong(word);
        }
        out.writeLong(reportedUntil);
        out.writeByte(begun.size());
        for (Begun each : begun) {
            out.writeLong(each.time);
            out.writeUTF(each.event);
        }
    }

    private static Looks read(DataInputView in) throws IOException {
        var looks = new Looks();
        for (int word = 0; word < WORDS; word++) {
            looks.known[word] = in.readLong();
        }
        looks.reportedUntil = in.readLong();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            looks.begun.add(new Begun(in.readLong(), in.readUTF()));
        }
        return looks;
    }
}
