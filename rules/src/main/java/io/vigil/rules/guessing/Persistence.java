package io.vigil.rules.guessing;

import io.vigil.events.net.Ip;

/**
 * What one client has tried at one server over days: about 60 bytes. Refusals halve in a day, so that who guesses slowly is remembered, and one who
 * mistyped last week is not.
 */
public final class Persistence {
    private static final double HALF_LIFE = 24 * 3_600_000.0;

    // Public and mutable: Flink's POJO serializer reads and writes them.
    public long clientHigh;
    public long clientLow;
    public long serverHigh;
    public long serverLow;
    /** Refused connections at {@link #time}, halved for each day that has passed since. */
    public double refused;
    /** Epoch milliseconds of the latest connection. */
    public long time;
    /** Epoch milliseconds of the first refusal; 0 before it. */
    public long first;
    /** It got in at a time at which it had hardly been refused: it may. */
    public boolean home;
    /** It was reported that it got in. */
    public boolean entered;
    /** Epoch milliseconds at which it was last reported that it guesses slowly; 0 before the first time. */
    public long reported;

    public Persistence() {}

    Persistence(Ip client, Ip server, long now) {
        clientHigh = client.high();
        clientLow = client.low();
        serverHigh = server.high();
        serverLow = server.low();
        time = now;
    }

    boolean isOf(Ip client, Ip server) {
        return clientLow == client.low()
                && serverLow == server.low()
                && clientHigh == client.high()
                && serverHigh == server.high();
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
}
