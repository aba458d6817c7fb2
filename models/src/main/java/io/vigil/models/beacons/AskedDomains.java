package io.vigil.models.beacons;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How many hosts of an account ask for a domain, and since when: 10 bytes a domain in a savepoint, for at most 4096 of those that are not popular.
 * Where four share a place, the one with the fewest hosts makes room, the oldest of them first: its own host knows it.
 */
@TypeInfo(StateTypeFactory.class)
public final class AskedDomains {
    static final StateCodec<AskedDomains> CODEC =
            StateCodec.of(1, AskedDomains::write, AskedDomains::read).copying(AskedDomains::copy);

    private static final int PLACES = 1 << 12;
    private static final int WAYS = 4;
    private static final int DAY_BITS = 16;
    private static final int HOST_BITS = 8;
    private static final int TAG = DAY_BITS + HOST_BITS;
    private static final int MANY = (1 << HOST_BITS) - 1;
    private static final int ANY_DAY = (1 << DAY_BITS) - 1;

    private final int since;
    /** Upper 40 bits of the hash, 8 bits hosts, 16 bits the first day. */
    private final long[] domains = new long[PLACES];

    AskedDomains(int since) {
        this.since = since;
    }

    /** Day since 1970 from which the account is known. */
    int since() {
        return since;
    }

    /** A host asked for it that never did. */
    void ask(long domain, int today) {
        int at = find(domain);
        if (at < 0) {
            domains[weakest(set(domain))] = domain >>> TAG << TAG | 1L << DAY_BITS | today & ANY_DAY;
        } else if (hosts(at) < MANY) {
            domains[at] += 1L << DAY_BITS;
        }
    }

    /** Hosts that asked for it; 255 for more, 0 for what is not known. */
    int hosts(long domain) {
        int at = find(domain);
        return at < 0 ? 0 : hosts(at);
    }

    /** The day on which somebody asked first; today for what is not known. */
    int first(long domain, int today) {
        int at = find(domain);
        return at < 0 ? today : (int) domains[at] & ANY_DAY;
    }

    private int hosts(int at) {
        return (int) (domains[at] >>> DAY_BITS) & MANY;
    }

    private static int set(long domain) {
        return (int) domain & PLACES - WAYS;
    }

    private int find(long domain) {
        for (int at = set(domain); at < set(domain) + WAYS; at++) {
            if (domains[at] >>> TAG == domain >>> TAG) {
                return at;
            }
        }
        return -1;
    }

    private int weakest(int set) {
        int weakest = set;
        for (int at = set; at < set + WAYS; at++) {
            weakest = (domains[at] & (1L << TAG) - 1) < (domains[weakest] & (1L << TAG) - 1) ? at : weakest;
        }
        return weakest;
    }

    AskedDomains copy() {
        var copy = new AskedDomains(since);
        System.arraycopy(domains, 0, copy.domains, 0, PLACES);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(since);
        for (int at = 0; at < PLACES; at++) {
            if (domains[at] != 0) {
                out.writeShort(at);
                out.writeLong(domains[at]);
            }
        }
        out.writeShort(PLACES);
    }

    static AskedDomains read(DataInputView in) throws IOException {
        var read = new AskedDomains(in.readInt());
        for (int at = in.readUnsignedShort(); at < PLACES; at = in.readUnsignedShort()) {
            read.domains[at] = in.readLong();
        }
        return read;
    }
}
