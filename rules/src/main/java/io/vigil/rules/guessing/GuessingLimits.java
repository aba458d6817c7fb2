package io.vigil.rules.guessing;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.rules.flow.Ports;
import java.util.Objects;

/**
 * What is guessing and what is not.
 *
 * @param ports of the service
 * @param largestRefusal bytes that the server sends, headers included, while it refuses a login to the end; more is a session
 * @param largestTry bytes that a client sends, headers included, while it tries a password; more is a key that was accepted, and what came of it
 * @param perHour connections of one client
 * @param perQuarter connections of one client within a quarter of an hour
 * @param ofMany connections of all clients together within an hour
 * @param ofManyWhereQuiet the same where hardly anybody was refused within the day before
 * @param ofManyServers connections of one of our own machines to all servers on the internet together within an hour
 * @param manyClients at least so many are "many", of servers too
 * @param overDays refused connections of one client, halved for each day, after which a session of it is a guess that was right
 * @param onlyInternet whether connections within a network are left alone: programs log in there all the time, and exchange as little
 */
record GuessingLimits(
        Ports ports,
        long largestRefusal,
        long largestTry,
        int perHour,
        int perQuarter,
        int ofMany,
        int ofManyWhereQuiet,
        int ofManyServers,
        int manyClients,
        int overDays,
        boolean onlyInternet) {
    /** Key exchange and a refusal need more packets than any scan or health check. */
    private static final int FEWEST_PACKETS = 5;
    /** IP and TCP headers: more than this a packet is payload. */
    private static final int HEADERS = 60;
    /** Machines of one network log in to each other by script: much more is needed to call that guessing. */
    private static final int PATIENCE_INSIDE = 4;
    /** A known user fails now and then; a guesser does little else. */
    private static final int REFUSALS_PER_SESSION = 4;

    /** One of so many refusals is this client's, at least. */
    private static final int SHARE_OF_ALL = 5;

    private static final long DAY = 24 * 3_600_000L;
    private static final long ENTRY_MILLIS = 30_000;
    private static final int ENTRY_SIZE = 5;

    /** What the server's half of a connection looks like. */
    enum Size {
        REFUSED_LOGIN,
        SESSION,
        OTHER
    }

    static GuessingLimits read(YamlSection guessing) {
        return new GuessingLimits(
                Ports.read(guessing),
                count(guessing, "largest-refusal"),
                optional(guessing, "largest-try"),
                count(guessing, "per-hour"),
                count(guessing, "per-quarter"),
                count(guessing, "of-many"),
                optional(guessing, "of-many-on-a-quiet-host"),
                optional(guessing, "of-many-servers"),
                count(guessing, "many-clients"),
                optional(guessing, "over-days"),
                guessing.flag("only-internet"));
    }

    private static int count(YamlSection guessing, String name) {
        Integer count = guessing.required(name) ? guessing.count(name) : null;
        return Objects.requireNonNullElse(count, 0);
    }

    /** Without it, nothing exceeds it. */
    private static int optional(YamlSection guessing, String name) {
        return Objects.requireNonNullElse(guessing.count(name), Integer.MAX_VALUE);
    }

    Size sizeOf(NetworkFlow flow) {
        if (flow.protocol() != NetworkFlow.TCP
                || !ports.contain(flow.sourcePort())
                || ports.contain(flow.destinationPort())) {
            return Size.OTHER;
        }
        if (flow.bytes() > largestRefusal) {
            return Size.SESSION;
        }
        boolean answered = flow.packets() >= FEWEST_PACKETS && flow.bytes() > HEADERS * flow.packets();
        return answered ? Size.REFUSED_LOGIN : Size.OTHER;
    }

    /** Of the client's half: it sent more than a try takes, and no piece of much more is missing. */
    boolean isTalkative(NetworkFlow flow) {
        return flow.protocol() == NetworkFlow.TCP
                && ports.contain(flow.destinationPort())
                && !ports.contain(flow.sourcePort())
                && flow.bytes() > largestTry
                && flow.packets() >= FEWEST_PACKETS;
    }

    /** Asked when it gets in: whether it was refused so often over days that this is no coincidence. */
    boolean isPersistent(Persistence client, long now, boolean inside) {
        return !client.home && client.refusals(now) >= overDays * (inside ? PATIENCE_INSIDE : 1);
    }

    boolean isGuessing(Attempts pair, boolean inside) {
        int patience = inside ? PATIENCE_INSIDE : 1;
        int hour = pair.hour();
        boolean many = hour >= perHour * patience || pair.latestQuarter() >= perQuarter * patience;
        return many && pair.sessions() * REFUSALS_PER_SESSION <= hour;
    }

    /** A client that never got in and is refused for days, where strangers do not come and go all the time. */
    boolean isSlowGuessing(Persistence client, Persistence overall, long now, boolean inside) {
        return !client.entered
                && isPersistent(client, now, inside)
                && client.refusals(now) * SHARE_OF_ALL >= overall.refusals(now);
    }

    /** Asked with each refused login, since the crowd may come before its logins are many, or after. */
    boolean isCrowd(GuessingMemory memory, long now) {
        Clients clients = memory.everyone;
        int enough = isQuiet(memory, now) ? Math.min(ofMany, ofManyWhereQuiet) : ofMany;
        return clients.hour() >= enough && clients.distinct() >= manyClients;
    }

    /** Strangers may come to us in crowds; one machine that so many servers refuse goes from one to the next. */
    boolean areManyServers(Clients servers) {
        return servers.hour() >= ofManyServers && servers.distinct() >= manyClients;
    }

    /** It is known for a day, within which there were fewer refusals than half of an hour that is reported. */
    private boolean isQuiet(GuessingMemory memory, long now) {
        double before = memory.overall.refusals(now) - memory.hour();
        return now - memory.since >= DAY && before * 2 < ofManyWhereQuiet;
    }

    /** A session that is worth something: it lasts, or much is sent. */
    boolean isEntry(NetworkFlow flow) {
        return flow.end() - flow.time() >= ENTRY_MILLIS || flow.bytes() >= ENTRY_SIZE * largestRefusal;
    }
}
