package io.vigil.rules.guessing;

import io.vigil.events.codec.SmallNumber;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.net.Ip;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one instance or interface, 11 KB at most: the busiest pairs of client and server, who was refused over days, and the sum over
 * all.
 *
 * <p>A pair that makes room hands its weight on to the one that takes its place (Space-Saving: Metwally, Agrawal, El Abbadi 2005). Whoever
 * makes more than one of {@value #MOST_PAIRS} refused logins of an hour is thereby remembered, however many others come and go in between.
 */
@TypeInfo(StateTypeFactory.class)
public final class GuessingMemory {
    static final StateCodec<GuessingMemory> CODEC = StateCodec.of(1, GuessingMemory::write, GuessingMemory::read);

    private static final int MOST_PAIRS = 32;
    private static final int MOST_PERSISTENT = 40;

    Attempts[] pairs = {};
    /** Addresses of which one is the interface's own, two longs each: none yet, two, or the one. */
    private long[] own = {};
    /** All clients together that are refused here. */
    Clients everyone = new Clients();
    /** All servers together that refuse this machine. */
    private Clients servers = new Clients();
    /** Who was refused most over days. */
    private Persistence[] persistent = {};
    /** All refusals over days together. */
    Persistence overall = Persistence.overall();
    /** Epoch milliseconds of the first flow; 0 before it. */
    long since;

    /** The pair's attempts; null when it is not remembered. */
    @Nullable
    Attempts find(Ip client, Ip server) {
        for (Attempts pair : pairs) {
            if (pair.isOf(client, server)) {
                return pair;
            }
        }
        return null;
    }

    /** The pair's attempts, remembered from now on; the pair of the least weight makes room. */
    Attempts of(Ip client, Ip server, long time) {
        Attempts known = find(client, server);
        return known == null ? remember(new Attempts(client, server, time)) : known;
    }

    private Attempts remember(Attempts pair) {
        int at = pairs.length;
        if (at < MOST_PAIRS) {
            pairs = Arrays.copyOf(pairs, at + 1);
        } else {
            at = lightest(pair.quarter);
            // In no hour do more than its share leave the lightest place, so that weight handed on for days does not
            // add up.
            pair.inherited = Math.min(pairs[at].weight(pair.quarter), hour() / MOST_PAIRS);
        }
        pairs[at] = pair;
        return pair;
    }

    /** Among which the far side of a connection is counted. */
    Clients farSides(boolean isOurClient) {
        return isOurClient ? servers : everyone;
    }

    /** Refused connections of the latest 45 to 60 minutes, of whomever at whatever server. */
    int hour() {
        return everyone.hour() + servers.hour();
    }

    /** Whether remembering it costs nobody who was refused. */
    boolean hasRoomForPersistence(Ip client, Ip server, long time) {
        return persistent.length < MOST_PERSISTENT
                || Arrays.stream(persistent).anyMatch(each -> each.isOf(client, server) || each.refusals(time) < 1);
    }

    /** What the client has tried over days, remembered from now on; the one that was refused least makes room. */
    Persistence persistence(Ip client, Ip server, long time) {
        int least = 0;
        for (int at = 0; at < persistent.length; at++) {
            if (persistent[at].isOf(client, server)) {
                return persistent[at];
            }
            boolean less = persistent[at].refusals(time) < persistent[least].refusals(time);
            least = less ? at : least;
        }
        if (persistent.length < MOST_PERSISTENT) {
            least = persistent.length;
            persistent = Arrays.copyOf(persistent, least + 1);
        }
        persistent[least] = new Persistence(client, server, time);
        return persistent[least];
    }

    /** Of equals, the one that was silent longest. */
    private int lightest(long quarter) {
        int lightest = 0;
        int least = Integer.MAX_VALUE;
        for (int at = 0; at < pairs.length; at++) {
            int weight = pairs[at].weight(quarter);
            boolean lighter = weight < least || weight == least && pairs[at].quarter < pairs[lightest].quarter;
            if (lighter) {
                least = weight;
                lightest = at;
            }
        }
        return lightest;
    }

    /** Whether remembering another pair costs no refused login. */
    boolean hasRoom(long time) {
        long quarter = time / Attempts.QUARTER;
        return pairs.length < MOST_PAIRS || pairs[lightest(quarter)].weight(quarter) == 0;
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

    private void write(DataOutputView out) throws IOException {
        SmallNumber.write(since, out);
        out.writeByte(own.length);
        for (long half : own) {
            SmallNumber.write(half, out);
        }
        everyone.write(out);
        servers.write(out);
        overall.write(out);
        out.writeByte(pairs.length);
        for (Attempts pair : pairs) {
            pair.write(out);
        }
        out.writeByte(persistent.length);
        for (Persistence each : persistent) {
            each.write(out);
        }
    }

    private static GuessingMemory read(DataInputView in) throws IOException {
        var read = new GuessingMemory();
        read.since = SmallNumber.read(in);
        read.own = new long[in.readUnsignedByte()];
        for (int at = 0; at < read.own.length; at++) {
            read.own[at] = SmallNumber.read(in);
        }
        read.everyone = Clients.read(in);
        read.servers = Clients.read(in);
        read.overall = Persistence.read(in);
        read.pairs = new Attempts[in.readUnsignedByte()];
        for (int at = 0; at < read.pairs.length; at++) {
            read.pairs[at] = Attempts.read(in);
        }
        read.persistent = new Persistence[in.readUnsignedByte()];
        for (int at = 0; at < read.persistent.length; at++) {
            read.persistent[at] = Persistence.read(in);
        }
        return read;
    }
}
