package io.vigil.models.instancecredentials;

import io.vigil.models.habit.DayTable;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** From where and how one instance's role is used: about 150 bytes in a savepoint, 1 KB while a theft is told of. */
@TypeInfo(SightingsType.class)
public final class Sightings {
    static final int NETWORKS = 8;
    static final int AGENTS = 6;
    /** Bytes for the names of agents. */
    static final int AGENT_WORDS = 120;

    DayTable networks = new DayTable();
    DayTable agents = new DayTable();
    /** Day on which credentials that version 2 of the metadata service handed out were last used; 0 when never. */
    int versionTwoDay;
    /** Hash of the latest access key, and the network from which it was used first. */
    long accessKey;

    long firstNetwork;
    Thefts thefts = new Thefts();

    Sightings copy() {
        var copy = new Sightings();
        copy.networks = networks.copy();
        copy.agents = agents.copy();
        copy.versionTwoDay = versionTwoDay;
        copy.accessKey = accessKey;
        copy.firstNetwork = firstNetwork;
        copy.thefts = thefts.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        networks.write(out);
        agents.write(out);
        out.writeShort(versionTwoDay);
        out.writeLong(accessKey);
        out.writeLong(firstNetwork);
        thefts.write(out);
    }

    static Sightings read(DataInputView in) throws IOException {
        var sightings = new Sightings();
        sightings.networks = DayTable.read(in);
        sightings.agents = DayTable.read(in);
        sightings.versionTwoDay = in.readUnsignedShort();
        sightings.accessKey = in.readLong();
        sightings.firstNetwork = in.readLong();
        sightings.thefts = Thefts.read(in);
        return sightings;
    }
}
