package io.vigil.models.traffic;

import io.vigil.events.codec.StateCodec;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Distinct;
import io.vigil.models.conversations.Habits;
import io.vigil.models.conversations.Roaming;
import io.vigil.models.conversations.Uploads;
import io.vigil.models.conversations.UsualHours;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is remembered of what one machine usually sends: 0.2 KB typically, 2 KB at most. */
final class TrafficMemory {
    static final StateCodec<TrafficMemory> CODEC = StateCodec.of(3, TrafficMemory::write, TrafficMemory::read)
            .since(2, TrafficMemory::readSecond)
            .since(1, TrafficMemory::readFirst)
            .copying(TrafficMemory::copy);

    private static final long HOUR = 3_600_000L;

    /** Epoch milliseconds of the first conversation. */
    final long since;

    Uploads uploads = new Uploads();
    /** Ports of services on the internet that it talks to. */
    Habits ports = new Habits();
    /** Name servers on the internet that it asks. */
    Habits resolvers;
    /** Networks of mail servers of the present hour. */
    private Distinct mailNetworks = new Distinct();

    private long mailHour;
    /** Day since 1970 on which spam was last reported. */
    int spamReported;
    /** The same of a port. */
    int portReported;
    /** Mail that machines of the own network give it, and names that they ask it for. */
    Served mail = new Served();

    Served names = new Served();
    /** Ports at which it serves the internet. */
    Opened opened = new Opened();

    TrafficMemory(long since) {
        this.since = since;
        this.resolvers = Habits.from(Days.of(since));
    }

    /** Different networks of mail servers within this hour. */
    double mailNetworks(long network, long time) {
        if (time / HOUR > mailHour) {
            mailHour = time / HOUR;
            mailNetworks = new Distinct();
        }
        mailNetworks.add(network);
        return mailNetworks.count();
    }

    TrafficMemory copy() {
        var copy = new TrafficMemory(since);
        copy.uploads = uploads.copy();
        copy.ports = ports.copy();
        copy.resolvers = resolvers.copy();
        copy.mailNetworks = mailNetworks.copy();
        copy.mailHour = mailHour;
        copy.spamReported = spamReported;
        copy.portReported = portReported;
        copy.mail = mail.copy();
        copy.names = names.copy();
        copy.opened = opened.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(since);
        uploads.write(out);
        ports.write(out);
        resolvers.write(out);
        mailNetworks.write(out);
        out.writeLong(mailHour);
        out.writeInt(spamReported);
        out.writeInt(portReported);
        mail.write(out);
        names.write(out);
        uploads.hours().write(out);
        opened.write(out);
        uploads.roaming().write(out);
    }

    static TrafficMemory read(DataInputView in) throws IOException {
        TrafficMemory read = readSecond(in);
        read.opened = Opened.read(in);
        read.uploads.follow(Roaming.read(in));
        return read;
    }

    /** Without the ports that it serves, and how many networks it meets. */
    private static TrafficMemory readSecond(DataInputView in) throws IOException {
        TrafficMemory read = readFirst(in);
        read.portReported = in.readInt();
        read.mail = Served.read(in);
        read.names = Served.read(in);
        read.uploads.follow(UsualHours.read(in));
        return read;
    }

    /** Also without whom it serves, and without the hours of its uploads. */
    private static TrafficMemory readFirst(DataInputView in) throws IOException {
        var memory = new TrafficMemory(in.readLong());
        memory.uploads = Uploads.read(in);
        memory.ports = Habits.read(in);
        memory.resolvers = Habits.read(in);
        memory.mailNetworks = Distinct.read(in);
        memory.mailHour = in.readLong();
        memory.spamReported = in.readInt();
        return memory;
    }
}
