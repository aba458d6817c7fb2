package io.vigil.rules.guessing;

import io.vigil.events.Ip;
import java.util.Arrays;

/**
 * What one client has tried at one server within the last hour: about 120 bytes. Connections are told apart by the client's port, in one
 * bitmap for each quarter of an hour, so that the pieces into which flow logs cut a connection count once, in whatever order they come.
 */
public final class Attempts {
    static final long QUARTER = 15 * 60_000L;
    private static final int QUARTERS = 4;
    /** Words of a quarter's bitmap: 128 bits tell up to 600 connections, 40 of them within 5 %. */
    private static final int WORDS = 2;

    private static final int BITS = WORDS * Long.SIZE;

    // Public and mutable: Flink's POJO serializer reads and writes them.
    public long clientHigh;
    public long clientLow;
    public long serverHigh;
    public long serverLow;
    /** The latest quarter first. */
    public long[] ports = new long[QUARTERS * WORDS];
    /** Number of the latest quarter since the epoch. */
    public long quarter;
    /** Epoch milliseconds of the first refused login that is still counted. */
    public long first;
    /** Flow records that were more than a refused login. */
    public int sessions;
    /** Quarter of the latest report; -1 before the first. */
    public long reported = -1;
    /** The client got in after it was reported. */
    public boolean entered;

    public Attempts() {}

    Attempts(Ip client, Ip server, long time) {
        clientHigh = client.high();
        clientLow = client.low();
        serverHigh = server.high();
        serverLow = server.low();
        quarter = time / QUARTER;
        first = time;
    }

    boolean isOf(Ip client, Ip server) {
        return clientLow == client.low()
                && serverLow == server.low()
                && clientHigh == client.high()
                && serverHigh == server.high();
    }

    /** A login that was refused, by the client's port. */
    void refused(int port, long time) {
        turnTo(time / QUARTER);
        if (hour() == 0) {
            first = time;
        }
        int bit = mix(port) & BITS - 1;
        int age = (int) Math.max(0, Math.min(QUARTERS - 1L, quarter - time / QUARTER));
        ports[age * WORDS + bit / Long.SIZE] |= 1L << bit;
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
        quarter = now;
    }

    /** Estimated connections of the latest quarter of an hour. */
    int latestQuarter() {
        return distinct(0);
    }

    /** Estimated connections of the latest 45 to 60 minutes. */
    int hour() {
        int sum = 0;
        for (int age = 0; age < QUARTERS; age++) {
            sum += distinct(age);
        }
        return sum;
    }

    /** Linear counting (Whang, Vander-Zanden, Taylor 1990). */
    private int distinct(int age) {
        int set = 0;
        for (int word = 0; word < WORDS; word++) {
            set += Long.bitCount(ports[age * WORDS + word]);
        }
        double free = Math.max(1, BITS - set);
        return (int) Math.round(-BITS * Math.log(free / BITS));
    }
}
