package io.vigil.models.servicesused;

import io.vigil.events.codec.StateCodec;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The services that a machine used today, at most {@link #MOST}: 13 bytes each. Whoever uses more is a gateway or a crawler, and the rest is not
 * followed. Habits are its class's.
 */
final class UsesOfDay {
    static final StateCodec<UsesOfDay> CODEC =
            StateCodec.of(1, UsesOfDay::write, UsesOfDay::read).copying(UsesOfDay::copy);

    private static final int MOST = 64;
    private static final int GROWTH = 4;

    private int day;
    private int size;
    private int[] services = {};
    private byte[] uses = {};
    private float[] sent = {};
    private float[] received = {};

    /** A day begins with nothing. */
    void enter(int today) {
        if (today > day) {
            day = today;
            size = 0;
        }
    }

    /**
     * Place of a service; -1 where there is no room for it.
     *
     * @param service 32 bits of its hash
     */
    int of(int service) {
        for (int at = 0; at < size; at++) {
            if (services[at] == service) {
                return at;
            }
        }
        return size == MOST ? -1 : add(service);
    }

    private int add(int service) {
        if (size == services.length) {
            services = Arrays.copyOf(services, size + GROWTH);
            uses = Arrays.copyOf(uses, size + GROWTH);
            sent = Arrays.copyOf(sent, size + GROWTH);
            received = Arrays.copyOf(received, size + GROWTH);
        }
        services[size] = service;
        uses[size] = 0;
        sent[size] = 0;
        received[size] = 0;
        return size++;
    }

    /** @return how often it was used today, with this time; 127 for more */
    int use(int at, double bytesSent, double bytesReceived) {
        uses[at] = (byte) Math.min(Byte.MAX_VALUE, uses[at] + 1);
        sent[at] += (float) bytesSent;
        received[at] += (float) bytesReceived;
        return uses[at];
    }

    /** Bytes sent to it today. */
    double sent(int at) {
        return sent[at];
    }

    double received(int at) {
        return received[at];
    }

    private UsesOfDay copy() {
        var copy = new UsesOfDay();
        copy.day = day;
        copy.size = size;
        copy.services = services.clone();
        copy.uses = uses.clone();
        copy.sent = sent.clone();
        copy.received = received.clone();
        return copy;
    }

    private void write(DataOutputView out) throws IOException {
        out.writeInt(day);
        out.writeByte(size);
        for (int at = 0; at < size; at++) {
            out.writeInt(services[at]);
            out.writeByte(uses[at]);
            out.writeFloat(sent[at]);
            out.writeFloat(received[at]);
        }
    }

    private static UsesOfDay read(DataInputView in) throws IOException {
        var read = new UsesOfDay();
        read.day = in.readInt();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            int at = read.add(in.readInt());
            read.uses[at] = in.readByte();
            read.sent[at] = in.readFloat();
            read.received[at] = in.readFloat();
        }
        return read;
    }
}
