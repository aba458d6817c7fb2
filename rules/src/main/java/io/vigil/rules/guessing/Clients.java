package io.vigil.rules.guessing;

import io.vigil.events.Hash;
import io.vigil.events.net.Ip;
import java.util.Arrays;

/** Refused logins of all clients together, or at all servers, within the last hour, in quarters of an hour that slide: about 170 bytes, 30 before the first. */
public final class Clients {
    /** Words of a quarter's bitmap of clients: 256 bits. */
    private static final int WORDS = 4;

    private static final int BITS = WORDS * Long.SIZE;

    // Public and mutable: Flink's POJO serializer reads and writes them.
    /** Refused connections, the latest quarter first; empty before the first one. */
    public int[] refused = {};
    /** Bitmaps of the clients, the latest quarter first; empty before the first one. */
    public long[] clients = {};
    /** Number of the latest quarter since the epoch. */
    public long quarter;
    /** Quarter in which a crowd was last reported; -1 before the first. */
    public long reported = -1;

    public Clients() {}

    void add(Ip client, int connections, long time) {
        if (refused.length == 0) {
            refused = new int[Attempts.QUARTERS];
            clients = new long[Attempts.QUARTERS * WORDS];
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
}
