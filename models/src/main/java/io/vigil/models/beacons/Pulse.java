package io.vigil.models.beacons;

import io.vigil.events.codec.SmallNumber;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How many connections begin in each interval of a log of ten minutes, whose records may span the interval whatever the connection lasted, so that no
 * gaps are left to see: a byte where there was no such record, some 30 otherwise. Who connects at random has as many as a Poisson distribution has, whose
 * variance is its mean; a clock has nearly the same number in each. The sum of squares about the mean, over the mean, is then about chi-squared (the
 * index of dispersion: Fisher 1950), which the formula of Wilson and Hilferty (1931) turns into a normal deviate. A silence of two intervals begins anew.
 */
final class Pulse {
    private static final long INTERVAL = 600_000;
    /** A record that spans less shows when its connection was. */
    private static final long SPANNING = INTERVAL / 2;

    private static final int LONGEST_SILENCE = 2;
    /** Of more, too many ports share a bit. */
    private static final int MOST_OF_ONE = 16;

    private static final int LONGEST = 10_000;

    private long start;
    /** Connections that began in the present interval, and one bit of 64 for each port of it and of the one before. */
    private int begun;

    private long ports;
    private long portsBefore;
    /** Of the intervals before the present one. */
    private int intervals;

    private int sum;
    private int squares;

    /** @return whether an interval is over, so that there is something new to judge */
    boolean add(int localPort, long from, long to) {
        if (to - from < SPANNING) {
            return false;
        }
        long passed = Math.round((double) (from - start) / INTERVAL);
        if (passed > 0) {
            turn(from, passed);
        }
        long bit = 1L << localPort;
        boolean known = ((ports | portsBefore) & bit) != 0;
        begun += known ? 0 : 1;
        ports |= bit;
        return passed > 0;
    }

    private void turn(long from, long passed) {
        boolean broken = passed > LONGEST_SILENCE || begun > MOST_OF_ONE || intervals >= LONGEST;
        if (broken) {
            intervals = 0;
            sum = 0;
            squares = 0;
        } else {
            intervals += (int) passed;
            sum += begun;
            squares += begun * begun;
        }
        portsBefore = passed == 1 && !broken ? ports : 0;
        ports = 0;
        begun = 0;
        start = from;
    }

    int intervals() {
        return intervals;
    }

    /** Hours that were followed without a break. */
    double hours() {
        return (double) intervals * INTERVAL / Calls.HOUR;
    }

    /** Seconds between connections, on average. */
    double period() {
        return intervals * (INTERVAL / 1000.0) / Math.max(1, sum);
    }

    /** Probability that connections at random are so evenly spread over the intervals. */
    double probability() {
        if (intervals < 2 || sum < intervals / 2) {
            return 1;
        }
        double mean = (double) sum / intervals;
        double freedom = intervals - 1.0;
        double dispersion = (squares - sum * mean) / mean;
        double spread = 2 / (9 * freedom);
        double deviate = (Math.cbrt(dispersion / freedom) - (1 - spread)) / Math.sqrt(spread);
        return deviate >= 0 ? 1 : Math.exp(-deviate * deviate / 2);
    }

    Pulse copy() {
        var copy = new Pulse();
        copy.start = start;
        copy.begun = begun;
        copy.ports = ports;
        copy.portsBefore = portsBefore;
        copy.intervals = intervals;
        copy.sum = sum;
        copy.squares = squares;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        SmallNumber.write(start, out);
        if (start != 0) {
            out.writeByte(begun);
            out.writeLong(ports);
            out.writeLong(portsBefore);
            SmallNumber.write(intervals, out);
            SmallNumber.write(sum, out);
            SmallNumber.write(squares, out);
        }
    }

    static Pulse read(DataInputView in) throws IOException {
        var pulse = new Pulse();
        pulse.start = SmallNumber.read(in);
        if (pulse.start != 0) {
            pulse.begun = in.readUnsignedByte();
            pulse.ports = in.readLong();
            pulse.portsBefore = in.readLong();
            pulse.intervals = (int) SmallNumber.read(in);
            pulse.sum = (int) SmallNumber.read(in);
            pulse.squares = (int) SmallNumber.read(in);
        }
        return pulse;
    }
}
