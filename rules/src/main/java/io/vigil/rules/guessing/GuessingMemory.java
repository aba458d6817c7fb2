package io.vigil.rules.guessing;

import io.vigil.events.Ip;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is remembered of one instance or interface, 2.3 KB at most: the busiest pairs of client and server, and the sum over all. */
public final class GuessingMemory {
    private static final int MOST_PAIRS = 16;
    private static final long HOUR = 3_600_000;
    /** Words of the bitmap of clients: 256 bits. */
    private static final int CLIENT_WORDS = 4;

    // Public and mutable: Flink's POJO serializer reads and writes them.
    public Attempts[] pairs = {};
    /** Addresses of which one is the interface's own, two longs each: none yet, two, or the one. */
    public long[] own = {};
    /** Hour since the epoch of the two sums below. */
    public long hour;

    public int refused;
    public long[] clients = new long[CLIENT_WORDS];

    public GuessingMemory() {}

    /** The pair's attempts, remembered from now on; the least busy pair makes room. */
    Attempts of(Ip client, Ip server, long time) {
        for (Attempts pair : pairs) {
            if (pair.isOf(client, server)) {
                return pair;
            }
        }
        if (pairs.length < MOST_PAIRS) {
            pairs = Arrays.copyOf(pairs, pairs.length + 1);
            pairs[pairs.length - 1] = new Attempts(client, server, time);
            return pairs[pairs.length - 1];
        }
        int least = leastBusy(time / Attempts.QUARTER);
        pairs[least] = new Attempts(client, server, time);
        return pairs[least];
    }

    /** Silent pairs go first, then those with the fewest attempts. */
    private int leastBusy(long quarter) {
        int least = 0;
        long fewest = Long.MAX_VALUE;
        for (int at = 0; at < pairs.length; at++) {
            long weight = quarter - pairs[at].quarter >= 4 ? -1 : pairs[at].hour() + (long) pairs[at].sessions;
            if (weight < fewest) {
                fewest = weight;
                least = at;
            }
        }
        return least;
    }

    /** Adds a refused login to the sum of its hour. */
    void addToHour(Ip client, long time) {
        if (time / HOUR > hour) {
            hour = time / HOUR;
            refused = 0;
            Arrays.fill(clients, 0);
        }
        refused++;
        int bit = Long.hashCode(client.low() * 0x9e3779b97f4a7c15L) & CLIENT_WORDS * Long.SIZE - 1;
        clients[bit / Long.SIZE] |= 1L << bit;
    }

    /** At least so many clients in this hour. */
    int distinctClients() {
        int set = 0;
        for (long word : clients) {
            set += Long.bitCount(word);
        }
        return set;
    }

    /** Narrows down which address is the interface's own: the one that is in every flow. */
    void learnOwn(Ip one, Ip other) {
        if (own.length == 0) {
            own = new long[] {one.high(), one.low(), other.high(), other.low()};
            return;
        }
        boolean first = isAt(0, one) || isAt(0, other);
        if (own.length > 2 && first != (isAt(2, one) || isAt(2, other))) {
            own = first ? Arrays.copyOf(own, 2) : Arrays.copyOfRange(own, 2, 4);
        }
    }

    private boolean isAt(int at, Ip ip) {
        return own[at] == ip.high() && own[at + 1] == ip.low();
    }

    /** Null while it is not known. */
    @Nullable
    Ip own() {
        return own.length == 2 ? new Ip(own[0], own[1]) : null;
    }
}
