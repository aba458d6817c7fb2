package io.vigil.rules.guessing;

import io.vigil.events.codec.SmallNumber;
import io.vigil.events.net.Ip;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What one client has tried at one server within the last hour: some 80 bytes when written. Connections are distinguished by the client's port, in one
 * bitmap for each quarter of an hour, so that the pieces into which flow logs cut a connection count once, in whatever order they come.
 * Nothing here is counted for longer than that hour; {@link Persistence} is.
 */
public final class Attempts {
    static final long QUARTER = 15 * 60_000L;
    static final int QUARTERS = 4;
    /** Words of a quarter's bitmap: 128 bits distinguish up to 600 connections, 40 of them within 5 %. */
    private static final int WORDS = 2;

    private static final int BITS = WORDS * Long.SIZE;

    private final Ip client;
    private final Ip server;
    /** Client's ports of refused logins, the latest quarter first. */
    private final long[] ports = new long[QUARTERS * WORDS];
    /** Client's ports of connections that were more than a refused login: one word a quarter, the latest first. */
    private final long[] sessionPorts = new long[QUARTERS];
    /** Client's ports from which more was sent than a try takes, as {@link #ports}: what the server makes of it is no refusal, however small. */
    private final long[] talkative = new long[QUARTERS * WORDS];
    /** Number of the latest quarter since the epoch. */
    long quarter;
    /** Epoch milliseconds of the first refused login that is still counted; the start of its quarter where earlier ones have left. */
    long first;
    /** Refused logins that may have been forgotten before this pair was remembered: they keep it in the memory, and are not reported. */
    int inherited;
    /** Quarter in which the pair was remembered. */
    private final long remembered;
    /** Quarter of the latest report; -1 before the first. */
    long reported = -1;
    /** Quarter in which it was last reported that the client got in; -1 before the first time. */
    long entryReported = -1;

    Attempts(Ip client, Ip server, long time) {
        this(client, server, time, time / QUARTER);
    }

    private Attempts(Ip client, Ip server, long first, long remembered) {
        this.client = client;
        this.server = server;
        this.first = first;
        this.remembered = remembered;
        this.quarter = remembered;
    }

    boolean isOf(Ip itsClient, Ip itsServer) {
        return client.equals(itsClient) && server.equals(itsServer);
    }

    /**
     * A login that was refused, or a piece of one, by the client's port.
     *
     * @return how many connections that adds to the hour: none when it is a piece of a known one
     */
    int refused(int port, long time) {
        turnTo(time / QUARTER);
        int age = age(time);
        if (age >= QUARTERS) {
            return 0;
        }
        int before = distinct(age);
        if (hour() == 0) {
            first = time;
        }
        int bit = mix(port) & BITS - 1;
        int word = age * WORDS + bit / Long.SIZE;
        ports[word] |= 1L << bit & ~talkative[word];
        return distinct(age) - before;
    }

    /**
     * More came from the client's port than a try of a password takes: what was taken for a refusal there is none.
     *
     * @return how many connections the hour loses thereby, as a negative number
     */
    int talked(int port, long time) {
        turnTo(time / QUARTER);
        int age = age(time);
        if (age >= QUARTERS) {
            return 0;
        }
        int before = distinct(age);
        int bit = mix(port) & BITS - 1;
        int word = age * WORDS + bit / Long.SIZE;
        talkative[word] |= 1L << bit;
        ports[word] &= ~talkative[word];
        return distinct(age) - before;
    }

    /** A connection that was more than a refused login, or a piece of one, by the client's port. */
    void session(int port, long time) {
        turnTo(time / QUARTER);
        int age = age(time);
        if (age < QUARTERS) {
            sessionPorts[age] |= 1L << mix(port);
        }
    }

    private int age(long time) {
        return (int) Math.min(QUARTERS, quarter - time / QUARTER);
    }

    /** Finaliser of MurmurHash3: the estimate needs ports to collide as if by chance, also when they are handed out in turn. */
    private static int mix(int port) {
        int mixed = port * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }

    private void turnTo(long now) {
        int passed = (int) Math.max(0, Math.min(QUARTERS, now - quarter));
        if (passed == 0) {
            return;
        }
        System.arraycopy(ports, 0, ports, passed * WORDS, (QUARTERS - passed) * WORDS);
        Arrays.fill(ports, 0, passed * WORDS, 0);
        System.arraycopy(talkative, 0, talkative, passed * WORDS, (QUARTERS - passed) * WORDS);
        Arrays.fill(talkative, 0, passed * WORDS, 0);
        System.arraycopy(sessionPorts, 0, sessionPorts, passed, QUARTERS - passed);
        Arrays.fill(sessionPorts, 0, passed, 0);
        quarter = now;
        first = Math.max(first, (quarter - oldest()) * QUARTER);
    }

    /** Age of the oldest quarter that holds a refused login; 0 when none does. */
    private int oldest() {
        int age = QUARTERS - 1;
        while (age > 0 && distinct(age) == 0) {
            age--;
        }
        return age;
    }

    /** Estimated refused connections of the latest quarter of an hour. */
    int latestQuarter() {
        return distinct(0);
    }

    /** Estimated refused connections of the latest 45 to 60 minutes. */
    int hour() {
        int sum = 0;
        for (int age = 0; age < QUARTERS; age++) {
            sum += distinct(age);
        }
        return sum;
    }

    /** Estimated sessions of the latest 45 to 60 minutes; a session that lasts counts again in each quarter. */
    int sessions() {
        int sum = 0;
        for (long word : sessionPorts) {
            sum += linear(Long.bitCount(word), Long.SIZE);
        }
        return sum;
    }

    /** How much there is to lose by forgetting the pair now. */
    int weight(long now) {
        boolean silent = now - quarter >= QUARTERS;
        boolean young = now - remembered < QUARTERS;
        return (silent ? 0 : hour()) + (young ? inherited : 0);
    }

    /** Whether the guessing was reported within the last hour. */
    boolean reportedLately() {
        return reported >= 0 && quarter - reported <= QUARTERS;
    }

    /** Whether nothing was reported of its getting in within the last hour. */
    boolean entryIsNews() {
        return entryReported < 0 || quarter - entryReported > QUARTERS;
    }

    private int distinct(int age) {
        int set = 0;
        for (int word = 0; word < WORDS; word++) {
            set += Long.bitCount(ports[age * WORDS + word]);
        }
        return linear(set, BITS);
    }

    /** Linear counting (Whang, Vander-Zanden, Taylor 1990). */
    private static int linear(int set, int bits) {
        double free = Math.max(1, bits - set);
        return (int) Math.round(-bits * Math.log(free / bits));
    }

    void write(DataOutputView out) throws IOException {
        Addresses.write(client, out);
        Addresses.write(server, out);
        SmallNumber.write(first, out);
        SmallNumber.write(remembered, out);
        SmallNumber.write(quarter - remembered, out);
        SmallNumber.write(inherited, out);
        SmallNumber.write(reported, out);
        SmallNumber.write(entryReported, out);
        Words.write(ports, out);
        Words.write(sessionPorts, out);
        Words.write(talkative, out);
    }

    static Attempts read(DataInputView in) throws IOException {
        var read = new Attempts(Addresses.read(in), Addresses.read(in), SmallNumber.read(in), SmallNumber.read(in));
        read.quarter += SmallNumber.read(in);
        read.inherited = (int) SmallNumber.read(in);
        read.reported = SmallNumber.read(in);
        read.entryReported = SmallNumber.read(in);
        Words.read(read.ports, in);
        Words.read(read.sessionPorts, in);
        Words.read(read.talkative, in);
        return read;
    }
}
