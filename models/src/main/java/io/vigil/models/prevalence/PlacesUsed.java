package io.vigil.models.prevalence;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.conversations.Distinct;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How many hosts of an account use a domain or a network, and since when: 10 bytes for each in a savepoint, at most 4096 of them. Where four share a row,
 * the one with the fewest hosts makes room, the oldest of them first: its own host knows it. A host is one of 24 bits, so that however often one comes
 * again it counts once; how many hosts so many bits stand for is an estimate (linear counting: Whang, Vander-Zanden, Taylor 1990), within two of ten.
 * How many hosts the account has at all is counted by months, so that those which came and went are no part of it for ever.
 */
@TypeInfo(StateTypeFactory.class)
public final class PlacesUsed {
    static final StateCodec<PlacesUsed> CODEC = StateCodec.of(2, PlacesUsed::write, PlacesUsed::read)
            .since(1, PlacesUsed::readFirst)
            .copying(PlacesUsed::copy);

    private static final int ROOM = 1 << 12;
    private static final int WAYS = 4;
    private static final int DAY_BITS = 16;
    private static final int HOST_BITS = 24;
    private static final int TAG = DAY_BITS + HOST_BITS;
    private static final int ANY_HOST = (1 << HOST_BITS) - 1;
    private static final int ANY_DAY = (1 << DAY_BITS) - 1;
    /** Days after which hosts are counted anew. */
    private static final int MONTH = 30;

    private final int since;
    /** Upper 24 bits of the hash, 24 bits hosts, 16 bits the first day. */
    private final long[] places = new long[ROOM];

    /** Hosts that began to use a place, in the present month of the account and in the one before. */
    private Distinct hosts = new Distinct();

    private Distinct hostsBefore = new Distinct();
    private int month;

    /** @param since day since 1970 from which the account is known */
    public PlacesUsed(int since) {
        this.since = since;
    }

    /** Day since 1970 from which the account is known. */
    public int since() {
        return since;
    }

    /**
     * A host uses it.
     *
     * @param host its 64-bit hash
     */
    public void use(long place, long host, int today) {
        int at = find(place);
        if (at < 0) {
            at = weakest(row(place));
            places[at] = place >>> TAG << TAG | today & ANY_DAY;
        }
        places[at] |= 1L << DAY_BITS + Math.floorMod(host >>> Integer.SIZE, HOST_BITS);
        turn(today);
        hosts.add(host);
    }

    private void turn(int today) {
        int now = (today - since) / MONTH;
        if (now > month) {
            hostsBefore = now == month + 1 ? hosts : new Distinct();
            hosts = new Distinct();
            month = now;
        }
    }

    Prevalence prevalence(long place, int today) {
        int all = (int) Math.round(Math.max(hosts.count(), hostsBefore.count()));
        return new Prevalence(hosts(place), all, today - since, today - first(place, today));
    }

    /** So many hosts use it, exactly for three or fewer unless two of them share a bit, 76 at most; 0 for what is not known. */
    public int hosts(long place) {
        int at = find(place);
        return at < 0 ? 0 : hosts(at);
    }

    /** Day since 1970 on which somebody used it first; today for what is not known. */
    public int first(long place, int today) {
        int at = find(place);
        return at < 0 ? today : (int) places[at] & ANY_DAY;
    }

    private int hosts(int at) {
        int bits = Integer.bitCount((int) (places[at] >>> DAY_BITS) & ANY_HOST);
        double free = Math.max(1, HOST_BITS - bits);
        return (int) (HOST_BITS * Math.log(HOST_BITS / free));
    }

    private static int row(long place) {
        return (int) place & ROOM - WAYS;
    }

    private int find(long place) {
        for (int at = row(place); at < row(place) + WAYS; at++) {
            if (places[at] >>> TAG == place >>> TAG) {
                return at;
            }
        }
        return -1;
    }

    private int weakest(int row) {
        int weakest = row;
        for (int at = row; at < row + WAYS; at++) {
            weakest = weight(at) < weight(weakest) ? at : weakest;
        }
        return weakest;
    }

    /** First by hosts, then by the day: 0 for a free place. */
    private int weight(int at) {
        return hosts(at) << DAY_BITS | (int) places[at] & ANY_DAY;
    }

    PlacesUsed copy() {
        var copy = new PlacesUsed(since);
        System.arraycopy(places, 0, copy.places, 0, ROOM);
        copy.hosts = hosts.copy();
        copy.hostsBefore = hostsBefore.copy();
        copy.month = month;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(since);
        for (int at = 0; at < ROOM; at++) {
            if (places[at] != 0) {
                out.writeShort(at);
                out.writeLong(places[at]);
            }
        }
        out.writeShort(ROOM);
        hosts.write(out);
        hostsBefore.write(out);
        out.writeShort(month);
    }

    static PlacesUsed read(DataInputView in) throws IOException {
        PlacesUsed read = readFirst(in);
        read.hosts = Distinct.read(in);
        read.hostsBefore = Distinct.read(in);
        read.month = in.readUnsignedShort();
        return read;
    }

    /** Without the account's hosts, which are counted from then on. */
    private static PlacesUsed readFirst(DataInputView in) throws IOException {
        var read = new PlacesUsed(in.readInt());
        for (int at = in.readUnsignedShort(); at < ROOM; at = in.readUnsignedShort()) {
            read.places[at] = in.readLong();
        }
        return read;
    }
}
