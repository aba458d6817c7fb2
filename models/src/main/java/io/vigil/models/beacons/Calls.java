package io.vigil.models.beacons;

import io.vigil.events.codec.SmallNumber;
import io.vigil.models.conversations.Conversation;
import java.io.IOException;
import java.util.Locale;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The calls of a machine to one port of one host on the internet, or its queries for names of one domain: 40 bytes, and two for each gap that occurs. */
final class Calls {
    static final long HOUR = 3_600_000L;
    /** What begins within so many milliseconds after the last packet is the same call. */
    private static final long SAME_CALL = 5_000;
    /** A connection that was silent for longer is taken for a new one: what keeps one open sends a sign of life at least once a minute. */
    private static final long LONGEST_SILENCE = 120_000;
    /** What lasted less is no connection that is kept. */
    private static final long LASTING = HOUR;
    /** One that is opened later has nothing to do with those before. */
    private static final long BREAK = 12 * HOUR;

    private static final int TO_NEWCOMER = 1;
    private static final int ANSWERED = 2;
    private static final int REPORTED = 4;
    private static final int STAYED = 8;
    private static final int ORDERED = 16;

    final long whom;
    /** Epoch milliseconds of the first call. */
    final long first;
    /** The host's network was not known to the machine before. */
    final boolean toNewcomer;

    private long start;
    private long end;
    /** The latest connection: the machine's port, and epoch milliseconds of its first packet. */
    private char port;

    private long opened;
    /** Milliseconds for which earlier connections were kept, without a break between them. */
    private long stayed;
    /** Hours with calls: bit i is the hour i hours before that of the latest. */
    private long hours;

    private Rhythm rhythm = new Rhythm();
    private Pulse pulse = new Pulse();
    private boolean answered;
    /** What the far side of the latest connection wants, as long as it may be orders. */
    private @Nullable Orders orders;
    /** Epoch milliseconds of the latest report; 0 before the first. */
    long reported;

    Calls(long whom, long first, boolean toNewcomer) {
        this.whom = whom;
        this.first = first;
        this.toNewcomer = toNewcomer;
    }

    /** @return whether it is a new call, rather than more of the last one */
    boolean call(long from, long to, boolean withAnswer) {
        answered |= withAnswer;
        boolean more = start != 0 && from < end + SAME_CALL;
        if (more) {
            end = Math.max(end, to);
            return false;
        }
        if (start != 0) {
            rhythm.add((from - start) / 1000.0);
        }
        long passed = from / HOUR - start / HOUR;
        hours = (passed >= Long.SIZE ? 0 : hours << passed) | 1;
        start = from;
        end = to;
        return true;
    }

    /**
     * Takes in a piece of a connection, before it is a {@link #call}.
     *
     * @return for how long the connection has been open, in milliseconds; of one that is kept, together with those that were kept before it
     */
    long stay(int localPort, long from, long to) {
        if (localPort != port || from > end + LONGEST_SILENCE) {
            long lasted = end - opened;
            stayed = from > end + BREAK ? 0 : stayed + (lasted >= LASTING ? lasted : 0);
            port = (char) localPort;
            opened = from;
        }
        long open = to - opened;
        return open >= LASTING ? stayed + open : open;
    }

    /**
     * Takes in the same piece for what is said in it, before {@link #stay}.
     *
     * @return what the far side gives; null when it gives no orders
     */
    @Nullable
    Orders listen(Conversation piece) {
        boolean other = piece.localPort() != port || piece.start() > end + HOUR;
        if (other) {
            orders = Orders.of(piece);
        } else if (orders != null) {
            orders.add(piece);
        }
        return orders;
    }

    /** Whether others were kept before the connection that is open. */
    boolean stayedBefore() {
        return stayed > 0;
    }

    Rhythm rhythm() {
        return rhythm;
    }

    Pulse pulse() {
        return pulse;
    }

    /** How much there is to lose by forgetting them. */
    int weight() {
        return rhythm.count() + pulse.intervals();
    }

    /** Probability that calls at random would be so regular. */
    double probability() {
        return Math.min(rhythm.probability(), pulse.probability());
    }

    /** The octave of the period, in quarters. */
    int octave() {
        boolean byPulse = pulse.probability() < rhythm.probability();
        return byPulse ? Rhythm.bin(pulse.period()) : rhythm.octave();
    }

    /** In how many of the latest 64 hours there were calls. */
    int hours() {
        return Long.bitCount(hours);
    }

    /** The rhythm for people. */
    String words() {
        if (pulse.probability() < rhythm.probability()) {
            return String.format(
                    Locale.ROOT,
                    "about every %.0f s, as many in each of %d intervals of ten minutes",
                    pulse.period(),
                    pulse.intervals());
        }
        return String.format(
                Locale.ROOT,
                "about every %.0f s, %.0f %% of %d gaps in one octave, in %d of the latest 64 hours",
                rhythm.period(),
                100 * rhythm.share(),
                rhythm.count(),
                hours());
    }

    boolean answered() {
        return answered;
    }

    long latest() {
        return end;
    }

    Calls copy() {
        var copy = new Calls(whom, first, toNewcomer);
        copy.start = start;
        copy.end = end;
        copy.port = port;
        copy.opened = opened;
        copy.stayed = stayed;
        copy.hours = hours;
        copy.rhythm = rhythm.copy();
        copy.pulse = pulse.copy();
        copy.answered = answered;
        copy.orders = orders == null ? null : orders.copy();
        copy.reported = reported;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(whom);
        out.writeByte((toNewcomer ? TO_NEWCOMER : 0)
                | (answered ? ANSWERED : 0)
                | (reported != 0 ? REPORTED : 0)
                | (stayed != 0 ? STAYED : 0)
                | (orders != null ? ORDERED : 0));
        SmallNumber.write(first, out);
        SmallNumber.write(start - first, out);
        SmallNumber.write(end - start, out);
        out.writeChar(port);
        SmallNumber.write(start - opened, out);
        SmallNumber.write(hours, out);
        if (reported != 0) {
            SmallNumber.write(reported - first, out);
        }
        if (stayed != 0) {
            SmallNumber.write(stayed, out);
        }
        if (orders != null) {
            orders.write(out);
        }
        rhythm.write(out);
        pulse.write(out);
    }

    static Calls read(DataInputView in) throws IOException {
        long whom = in.readLong();
        int flags = in.readByte();
        long first = SmallNumber.read(in);
        var calls = new Calls(whom, first, (flags & TO_NEWCOMER) != 0);
        calls.answered = (flags & ANSWERED) != 0;
        calls.start = first + SmallNumber.read(in);
        calls.end = calls.start + SmallNumber.read(in);
        calls.port = in.readChar();
        calls.opened = calls.start - SmallNumber.read(in);
        calls.hours = SmallNumber.read(in);
        calls.reported = (flags & REPORTED) != 0 ? first + SmallNumber.read(in) : 0;
        calls.stayed = (flags & STAYED) != 0 ? SmallNumber.read(in) : 0;
        calls.orders = (flags & ORDERED) != 0 ? Orders.read(in) : null;
        calls.rhythm = Rhythm.read(in);
        calls.pulse = Pulse.read(in);
        return calls;
    }
}
