package io.vigil.rules.guessing;

import io.vigil.events.Hash;
import io.vigil.events.codec.SmallNumber;
import io.vigil.events.net.Ip;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Refused logins of all clients together, or at all servers, within the last hour, in quarters of an hour that slide: one byte before the first, 20 when written with one. */
public final class Clients {
    /** Words of a quarter's bitmap of clients: 256 bits. */
    private static final int WORDS = 4;

    private static final int BITS = WORDS * Long.SIZE;

    /** Refused connections, the latest quarter first; empty before the first one. */
    private int[] refused = {};
    /** Bitmaps of the clients, the latest quarter first; empty before the first one. */
    private long[] clients = {};
    /** Number of the latest quarter since the epoch. */
    long quarter;
    /** Quarter in which a crowd was last reported; -1 before the first. */
    long reported = -1;

    void add(Ip client, int connections, long time) {
        if (refused.length == 0) {
            begin();
        }
        turnTo(time / Attempts.QUARTER);
        int age = (int) Math.min(Attempts.QUARTERS, quarter - time / Attempts.QUARTER);
        if (age == Attempts.QUARTERS) {
            return;
        }
        refused[age] += connections;
        int bit = (int) Hash.combine(client.high(), client.low()) & BITS - 1;
        clients[age * WORDS + bit / Long.SIZE] |= 1L << bit;
    }

    private void begin() {
        refused = new int[Attempts.QUARTERS];
        clients = new long[Attempts.QUARTERS * WORDS];
    }

    private void turnTo(long now) {
        int passed = (int) Math.max(0, Math.min(Attempts.QUARTERS, now - quarter));
        if (passed == 0) {
            return;
        }
        int kept = Attempts.QUARTERS - passed;
        System.arraycopy(refused, 0, refused, passed, kept);
        Arrays.fill(refused, 0, passed, 0);
        System.arraycopy(clients, 0, clients, passed * WORDS, kept * WORDS);
        Arrays.fill(clients, 0, passed * WORDS, 0);
        quarter = now;
    }

    /** Refused connections of the latest 45 to 60 minutes. */
    int hour() {
        return Arrays.stream(refused).sum();
    }

    /** At least so many clients within these minutes. */
    int distinct() {
        if (clients.length == 0) {
            return 0;
        }
        int set = 0;
        for (int word = 0; word < WORDS; word++) {
            long seen = 0;
            for (int age = 0; age < Attempts.QUARTERS; age++) {
                seen |= clients[age * WORDS + word];
            }
            set += Long.bitCount(seen);
        }
        return set;
    }

    /** Whether no crowd was reported within the last hour. */
    boolean isNews() {
        return reported < 0 || quarter - reported >= Attempts.QUARTERS;
    }

    void write(DataOutputView out) throws IOException {
        out.writeBoolean(refused.length > 0);
        if (refused.length == 0) {
            return;
        }
        for (int connections : refused) {
            SmallNumber.write(connections, out);
        }
        Words.write(clients, out);
        SmallNumber.write(quarter, out);
        SmallNumber.write(reported, out);
    }

    static Clients read(DataInputView in) throws IOException {
        var read = new Clients();
        if (!in.readBoolean()) {
            return read;
        }
        read.begin();
        for (int age = 0; age < Attempts.QUARTERS; age++) {
            read.refused[age] = (int) SmallNumber.read(in);
        }
        Words.read(read.clients, in);
        read.quarter = SmallNumber.read(in);
        read.reported = SmallNumber.read(in);
        return read;
    }
}
