package io.vigil.models.prevalence;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.conversations.Distinct;
import io.vigil.models.conversations.Habits;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How many hosts of an account use a domain or a network, and since when: 18 bytes for each in a savepoint, at most 4096 of them. Where four share a row,
 * the one with the fewest hosts makes room, the oldest of them first: its own host knows it. Hosts are {@link HostsOfPlace}, so that however often one comes
 * again it counts once. How many hosts the account has at all is counted by months, so that those which came and went are no part of it for ever.
 */
@TypeInfo(StateTypeFactory.class)
public final class PlacesUsed {
    static final StateCodec<PlacesUsed> CODEC = StateCodec.of(4, PlacesUsed::write, PlacesUsed::read)
            .since(1, PlacesUsed::readFirst)
            .since(2, PlacesUsed::readSecond)
            .since(3, PlacesUsed::readThird)
            .copying(PlacesUsed::copy);

    private static final int ROOM = 1 << 12;
    private static final int WAYS = 4;
    private static final int DAY_BITS = 16;
    private static final int TAG = DAY_BITS + HostsOfPlace.FEWER_BITS;
    private static final long ANY_HOST = (1L << HostsOfPlace.FEWER_BITS) - 1;
    private static final int ANY_DAY = (1 << DAY_BITS) - 1;
    /** Days after which hosts are counted anew. */
    private static final int MONTH = 30;
    /** Days for which a place is new to the account, and for which the account must have been known before. */
    private static final int NEW_FOR = 3;

    private static final int KNOWN = 7;
    private static final int STRANGE = 40;
    /** Bytes of what a host began before its texts, as the third form had it. */
    private static final int BEGINNING = 4 * Long.BYTES;
    /** Days for which a place counts as one that young hosts began with. */
    private static final int STRANGE_FOR = 14;

    /** Of a day: one in fifty days. */
    private static final double MOST_STRANGE = 0.02;

    private final int since;
    /** Upper 24 bits of the hash, and 16 bits the first day. */
    private final long[] places = new long[ROOM];
    /** Of each place, as of {@link HostsOfPlace}. */
    private final long[] users = new long[ROOM];

    /** Hosts that began to use a place, in the present month of the account and in the one before. */
    private Distinct hosts = new Distinct();

    private Distinct hostsBefore = new Distinct();
    private int month;
    /** Places of their own in which young hosts did what would be odd of older ones. */
    private Habits ofYoung;

    /** @param since day since 1970 from which the account is known */
    public PlacesUsed(int since) {
        this.since = since;
        this.ofYoung = Habits.from(since);
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
            users[at] = 0;
        }
        users[at] = HostsOfPlace.with(users[at], host);
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

    /**
     * Takes in that a young host does in this place what would be odd of an older one.
     *
     * @return whether the place is new to an account that is known for long, the host alone is known to use it, and young hosts hardly ever begin so: an account whose
     *     machines come and go with places of their own has them all the time
     */
    boolean isStrangeOfYoung(long place, int today) {
        Prevalence known = prevalence(place, today);
        if (known.hosts() != 1 || !known.isNews(NEW_FOR, KNOWN)) {
            return false;
        }
        ofYoung.use(place, today, STRANGE, STRANGE_FOR);
        return ofYoung.noveltyBeside(place) <= MOST_STRANGE;
    }

    /** So many hosts use it, exactly for four or fewer, 245 at most; 0 for what is not known. */
    public int hosts(long place) {
        int at = find(place);
        return at < 0 ? 0 : HostsOfPlace.count(users[at]);
    }

    /** Day since 1970 on which somebody used it first; today for what is not known. */
    public int first(long place, int today) {
        int at = find(place);
        return at < 0 ? today : (int) places[at] & ANY_DAY;
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
        return HostsOfPlace.count(users[at]) << DAY_BITS | (int) places[at] & ANY_DAY;
    }

    PlacesUsed copy() {
        var copy = new PlacesUsed(since);
        System.arraycopy(places, 0, copy.places, 0, ROOM);
        System.arraycopy(users, 0, copy.users, 0, ROOM);
        copy.hosts = hosts.copy();
        copy.hostsBefore = hostsBefore.copy();
        copy.month = month;
        copy.ofYoung = ofYoung.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(since);
        for (int at = 0; at < ROOM; at++) {
            if (places[at] != 0) {
                out.writeShort(at);
                out.writeLong(places[at]);
                out.writeLong(users[at]);
            }
        }
        out.writeShort(ROOM);
        hosts.write(out);
        hostsBefore.write(out);
        out.writeShort(month);
        ofYoung.write(out);
    }

    static PlacesUsed read(DataInputView in) throws IOException {
        PlacesUsed read = readPlaces(in);
        read.ofYoung = Habits.read(in);
        return read;
    }

    private static PlacesUsed readPlaces(DataInputView in) throws IOException {
        var read = new PlacesUsed(in.readInt());
        for (int at = in.readUnsignedShort(); at < ROOM; at = in.readUnsignedShort()) {
            read.places[at] = in.readLong();
            read.users[at] = in.readLong();
        }
        read.readHosts(in);
        return read;
    }

    private void readHosts(DataInputView in) throws IOException {
        hosts = Distinct.read(in);
        hostsBefore = Distinct.read(in);
        month = in.readUnsignedShort();
    }

    /** With what hosts began, which is kept elsewhere since. */
    private static PlacesUsed readThird(DataInputView in) throws IOException {
        PlacesUsed read = readPlaces(in);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            in.skipBytesToRead(BEGINNING);
            in.readUTF();
            in.readUTF();
            in.readBoolean();
        }
        read.ofYoung = Habits.read(in);
        return read;
    }

    /** Without what young hosts do. */
    private static PlacesUsed readSecond(DataInputView in) throws IOException {
        PlacesUsed read = readFirst(in);
        read.readHosts(in);
        return read;
    }

    /** Without the account's hosts, which are counted from then on; those of a place are bits between its hash and its day. */
    private static PlacesUsed readFirst(DataInputView in) throws IOException {
        var read = new PlacesUsed(in.readInt());
        for (int at = in.readUnsignedShort(); at < ROOM; at = in.readUnsignedShort()) {
            long place = in.readLong();
            read.places[at] = place & ~(ANY_HOST << DAY_BITS);
            read.users[at] = HostsOfPlace.ofFewerBits(place >>> DAY_BITS & ANY_HOST);
        }
        return read;
    }
}
