package io.vigil.models.instancecredentials;

import io.vigil.models.instancecredentials.AddressChange.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The elastic addresses that an account is seen to hold, at most {@value #CAPACITY}: 16 bytes each in a savepoint. */
final class ElasticAddresses {
    static final int CAPACITY = 256;

    /** So long an instance may go on with credentials that it first used through another address. */
    private static final long UNSETTLED = Duration.ofHours(6).toMillis();

    private static final int GROWTH = 4;

    /** As {@link io.vigil.models.baseline.NetworkKey} names them, the one reported longest ago first. */
    private long[] addresses = new long[0];
    /** Hashes of their allocation ids; 0 where not known. */
    private long[] allocations = new long[0];

    private int size;
    /** Epoch milliseconds of the latest change of who has which. */
    private long changedAt;

    void note(AddressChange change, long time) {
        if (change.kind() == Kind.NONE) {
            return;
        }
        changedAt = Math.max(changedAt, time);
        int known = find(change);
        if (change.kind() == Kind.RELEASED && known >= 0) {
            remove(known);
        }
        if (change.kind() == Kind.HELD && known < 0 && change.address() != 0) {
            add(change.address(), change.allocation());
        }
    }

    boolean hold(long address) {
        for (int at = 0; at < size; at++) {
            if (addresses[at] == address) {
                return true;
            }
        }
        return false;
    }

    /** No instance has got another address of the account's within the time that its credentials live. */
    boolean areSettled(long time) {
        return time < changedAt || time - changedAt > UNSETTLED;
    }

    private int find(AddressChange change) {
        for (int at = 0; at < size; at++) {
            boolean named = change.allocation() != 0 && allocations[at] == change.allocation();
            if (named || change.address() != 0 && addresses[at] == change.address()) {
                return at;
            }
        }
        return -1;
    }

    private void add(long address, long allocation) {
        if (size == CAPACITY) {
            remove(0);
        }
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, size + GROWTH);
            allocations = Arrays.copyOf(allocations, size + GROWTH);
        }
        addresses[size] = address;
        allocations[size++] = allocation;
    }

    private void remove(int at) {
        System.arraycopy(addresses, at + 1, addresses, at, size - at - 1);
        System.arraycopy(allocations, at + 1, allocations, at, size - at - 1);
        size--;
    }

    ElasticAddresses copy() {
        var copy = new ElasticAddresses();
        copy.addresses = addresses.clone();
        copy.allocations = allocations.clone();
        copy.size = size;
        copy.changedAt = changedAt;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(changedAt);
        out.writeShort(size);
        for (int at = 0; at < size; at++) {
            out.writeLong(addresses[at]);
            out.writeLong(allocations[at]);
        }
    }

    static ElasticAddresses read(DataInputView in) throws IOException {
        var read = new ElasticAddresses();
        read.changedAt = in.readLong();
        int size = in.readUnsignedShort();
        for (int at = 0; at < size; at++) {
            read.add(in.readLong(), in.readLong());
        }
        return read;
    }
}
