package io.vigil.rules.guessing;

import io.vigil.events.codec.SmallNumber;
import io.vigil.events.net.Ip;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What one client has tried at one server over days: some 45 bytes when written. Refusals halve in a day, so that who guesses slowly is remembered, and one who
 * mistyped last week is not.
 */
public final class Persistence {
    private static final double HALF_LIFE = 24 * 3_600_000.0;

    private final Ip client;
    private final Ip server;
    /** Refused connections at {@link #time}, halved for each day that has passed since. */
    private double refused;
    /** Epoch milliseconds of the latest connection. */
    private long time;
    /** Epoch milliseconds of the first refusal; 0 before it. */
    long first;
    /** It got in at a time at which it had hardly been refused: it may. */
    boolean home;
    /** It was reported that it got in. */
    boolean entered;
    /** Epoch milliseconds at which it was last reported that it guesses slowly; 0 before the first time. */
    long reported;

    Persistence(Ip client, Ip server, long now) {
        this.client = client;
        this.server = server;
        time = now;
    }

    /** Of all clients at all servers. */
    static Persistence overall() {
        return new Persistence(new Ip(0, 0), new Ip(0, 0), 0);
    }

    boolean isOf(Ip itsClient, Ip itsServer) {
        return client.equals(itsClient) && server.equals(itsServer);
    }

    /** @param connections that were refused, or turned out not to be, when negative */
    void refused(int connections, long now) {
        refused = Math.max(0, refusals(now) + connections);
        time = Math.max(time, now);
        first = first == 0 ? now : first;
    }

    /** Whether its slow guessing was not reported within a day. */
    boolean isNews(long now) {
        return reported == 0 || now - reported >= HALF_LIFE;
    }

    double refusals(long now) {
        return refused * Math.pow(2, -Math.max(0, now - time) / HALF_LIFE);
    }

    void write(DataOutputView out) throws IOException {
        Addresses.write(client, out);
        Addresses.write(server, out);
        SmallNumber.write(time, out);
        out.writeDouble(refused);
        SmallNumber.write(first, out);
        SmallNumber.write(reported, out);
        out.writeBoolean(home);
        out.writeBoolean(entered);
    }

    static Persistence read(DataInputView in) throws IOException {
        var read = new Persistence(Addresses.read(in), Addresses.read(in), SmallNumber.read(in));
        read.refused = in.readDouble();
        read.first = SmallNumber.read(in);
        read.reported = SmallNumber.read(in);
        read.home = in.readBoolean();
        read.entered = in.readBoolean();
        return read;
    }
}
