package io.vigil.models.scanning;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * First contacts that succeeded within the latest minute and had no failure to outweigh: who succeeds is known at once, who fails only when nothing has come
 * for half a minute, so that of contacts made at the same time the failures come last, all in a row. Each of them is outweighed by a success at the same
 * port that began no earlier. 4 bytes, and 10 for each of at most {@link #MOST} ports.
 */
final class Burst {
    /** Stands for all ports. */
    static final long ALL = 0;

    private static final int MOST = 8;
    /** Half a minute of patience, and how often it is looked whether that is over. */
    private static final long PERIOD = 35_000;

    private static final int PLENTY = Byte.MAX_VALUE;

    private long period;
    private long latest;
    private long[] services = {};
    /** Successes of the present period, and of the one before. */
    private byte[] now = {};

    private byte[] before = {};

    void succeed(long service, long start) {
        turn(start);
        latest = Math.max(latest, start);
        int at = place(service);
        if (at == services.length) {
            if (at == MOST) {
                return;
            }
            resize(at + 1);
            services[at] = service;
        }
        now[at] = (byte) Math.min(PLENTY, now[at] + 1);
    }

    /** @return whether a success outweighs the failure, which it then does no more for another one */
    boolean outweighs(long service, long start) {
        int at = place(service);
        if (start > latest || latest - start > PERIOD || at == services.length || now[at] + before[at] == 0) {
            return false;
        }
        if (before[at] > 0) {
            before[at]--;
        } else {
            now[at]--;
        }
        return true;
    }

    private void turn(long start) {
        long passed = start / PERIOD - period;
        if (passed <= 0) {
            return;
        }
        period = start / PERIOD;
        int kept = 0;
        for (int at = 0; at < services.length; at++) {
            if (passed == 1 && now[at] > 0) {
                services[kept] = services[at];
                before[kept] = now[at];
                now[kept++] = 0;
            }
        }
        if (kept < services.length) {
            resize(kept);
        }
    }

    private int place(long service) {
        int at = 0;
        while (at < services.length && services[at] != service) {
            at++;
        }
        return at;
    }

    private void resize(int size) {
        services = Arrays.copyOf(services, size);
        now = Arrays.copyOf(now, size);
        before = Arrays.copyOf(before, size);
    }

    Burst copy() {
        var copy = new Burst();
        copy.period = period;
        copy.latest = latest;
        copy.services = services.clone();
        copy.now = now.clone();
        copy.before = before.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(services.length);
        if (services.length == 0) {
            return;
        }
        out.writeLong(latest);
        for (int at = 0; at < services.length; at++) {
            out.writeLong(services[at]);
            out.writeByte(now[at]);
            out.writeByte(before[at]);
        }
    }

    static Burst read(DataInputView in) throws IOException {
        var read = new Burst();
        int size = in.readByte();
        if (size == 0) {
            return read;
        }
        read.latest = in.readLong();
        read.period = read.latest / PERIOD;
        read.resize(size);
        for (int at = 0; at < size; at++) {
            read.services[at] = in.readLong();
            read.now[at] = in.readByte();
            read.before[at] = in.readByte();
        }
        return read;
    }
}
