package io.vigil.models.refusedcalls;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.DayTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a principal was refused within minutes, and on which days each kind of call was refused before: 15 bytes a kind, 100 bytes an
 * attempt of the last minutes, at most 8 KB.
 */
@TypeInfo(StateTypeFactory.class)
public final class Refused {
    static final StateCodec<Refused> CODEC = StateCodec.of(2, Refused::write, Refused::read)
            .since(1, Refused::readPlain)
            .copying(Refused::copy);

    /** More different calls than this within minutes are not distinguished. */
    private static final int MOST = 64;

    private static final int KNOWN = 96;

    private final List<Attempt> attempts = new ArrayList<>();
    private DayTable known = new DayTable();

    /** How many the latest finding was of. */
    int reported;
    /** Epoch milliseconds until which more of the same is the same finding. */
    long reportedUntil;
    /** The same of questions. */
    long askedUntil;

    /**
     * Takes in a refused call; what is older than {@code since} is forgotten.
     *
     * @return whether it is one more kind of call than before: neither refused in these minutes, nor on an earlier day
     */
    boolean take(ApiCall call, int day, long since) {
        var attempt = Attempt.of(call);
        boolean isUsual = known.daysBefore(attempt.kind(), day) > 0;
        known.learn(attempt.kind(), day, KNOWN);
        attempts.removeIf(each -> each.time() < since);
        boolean isRepeated = attempts.stream().anyMatch(each -> each.kind() == attempt.kind());
        if (isUsual || isRepeated || attempts.size() == MOST) {
            return false;
        }
        attempts.add(attempt);
        return true;
    }

    int count() {
        return attempts.size();
    }

    long since() {
        return attempts.stream().mapToLong(Attempt::time).min().orElse(0);
    }

    int questions() {
        return (int) asked().count();
    }

    /** Services that were asked what they hold. */
    int askedServices() {
        return (int) asked().map(Attempt::service).distinct().count();
    }

    private Stream<Attempt> asked() {
        return attempts.stream().filter(Attempt::asks);
    }

    List<String> questionIds() {
        return asked().map(Attempt::eventId).toList();
    }

    String[] apis() {
        return attempts.stream().map(Attempt::label).toArray(String[]::new);
    }

    /** In order of arrival. */
    List<String> eventIds() {
        return attempts.stream().map(Attempt::eventId).toList();
    }

    Refused copy() {
        var copy = new Refused();
        copy.attempts.addAll(attempts);
        copy.known = known.copy();
        copy.reported = reported;
        copy.reportedUntil = reportedUntil;
        copy.askedUntil = askedUntil;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(attempts.size());
        for (Attempt attempt : attempts) {
            attempt.write(out);
        }
        known.write(out);
        out.writeByte(reported);
        out.writeLong(reportedUntil);
        out.writeLong(askedUntil);
    }

    private static Refused read(DataInputView in) throws IOException {
        Refused read = read(in, Attempt::read);
        read.askedUntil = in.readLong();
        return read;
    }

    /** As it was before questions were counted. */
    private static Refused readPlain(DataInputView in) throws IOException {
        return read(in, Attempt::readPlain);
    }

    private static Refused read(DataInputView in, StateCodec.Reader<Attempt> attempts) throws IOException {
        var read = new Refused();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            read.attempts.add(attempts.read(in));
        }
        read.known = DayTable.read(in);
        read.reported = in.readUnsignedByte();
        read.reportedUntil = in.readLong();
        return read;
    }
}
