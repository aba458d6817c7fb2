package io.vigil.models.repeats;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.AgentFamily;
import io.vigil.models.baseline.DayTable;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.NetworkKey;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The days on which one finding's acts were seen, and from which networks and with which tools they were done: at most 64 values, a kilobyte. An act
 * is a habit once it, the network and the tool were each seen on enough of the 32 days before; then its repeats are no news. What is new in any of
 * the three is.
 */
@TypeInfo(StateTypeFactory.class)
public final class Repeats {
    static final StateCodec<Repeats> CODEC =
            StateCodec.of(1, Repeats::write, Repeats::read).copying(Repeats::copy);

    private static final int VALUES = 64;
    /** What is as severe as this is reported however often it comes. */
    private static final double CRITICAL = 9;
    /** Bits of an address whose autonomous system no database knows. */
    private static final int AROUND = 16;

    private DayTable days = new DayTable();

    /** One of the three that have to be known, by which a habit is recognised. */
    private record Part(String feature, String value) {
        long key() {
            return Hash.of(feature + ' ' + value);
        }
    }

    /** Whether repeats of a signal can become a habit: of a rule that has one, not critical, and no part of a sequence. */
    public static boolean concern(Signal signal) {
        Detection detection = signal.detection();
        return detection.habit() != null
                && detection.severity() < CRITICAL
                && signal.hits().length == 0
                && !signal.isMember()
                && !signal.occurrence().isRetrospective();
    }

    /**
     * Whether all of it was there on so many of the 32 days before its own.
     *
     * @param enough days, at least 1
     */
    public boolean isHabit(Signal signal, int enough) {
        int day = Days.of(signal.time());
        return concern(signal) && parts(signal).stream().allMatch(part -> days.daysBefore(part.key(), day) >= enough);
    }

    /** Learns of a signal; returns it with what of it was there on days before and what was not, and as it is while nothing was. */
    public Signal takenIn(Signal signal) {
        if (!concern(signal)) {
            return signal;
        }
        int day = Days.of(signal.time());
        List<Part> parts = parts(signal);
        boolean isFirst = parts.stream().allMatch(part -> days.daysBefore(part.key(), day) == 0);
        Observation[] seen = parts.stream().map(part -> observation(part, day)).toArray(Observation[]::new);
        parts.forEach(part -> days.learn(part.key(), day, VALUES));
        return isFirst ? signal : signal.withObservations(seen);
    }

    private Observation observation(Part part, int day) {
        boolean unusual = days.daysBefore(part.key(), day) == 0;
        var frequency = days.frequency(part.key(), day);
        return new Observation("userIdentity", part.feature(), unusual, frequency, new String[] {part.value()});
    }

    private static List<Part> parts(Signal signal) {
        return List.of(
                new Part("repeatedAct", String.valueOf(signal.detection().habit())),
                new Part("repeatedFrom", network(signal.remote())),
                new Part("repeatedWith", agent(signal)));
    }

    /** CloudTrail writes the names of services where addresses stand. */
    private static String network(Remote remote) {
        if (remote.asn() != 0) {
            return "AS" + remote.asn();
        }
        long around = NetworkKey.around(Ip.parse(remote.ip()), AROUND);
        return around == NetworkKey.NONE ? String.valueOf(remote.ip()) : NetworkKey.text(around);
    }

    private static String agent(Signal signal) {
        @Nullable String agent = signal.activity() instanceof ApiCallActivity call ? call.userAgent() : null;
        return agent == null ? "unnamed" : AgentFamily.of(agent);
    }

    private Repeats copy() {
        var copy = new Repeats();
        copy.days = days.copy();
        return copy;
    }

    private void write(DataOutputView out) throws IOException {
        days.write(out);
    }

    private static Repeats read(DataInputView in) throws IOException {
        var read = new Repeats();
        read.days = DayTable.read(in);
        return read;
    }
}
