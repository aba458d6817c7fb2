package io.vigil.models.instancecredentials;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.DayTable;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** From where and how one instance's role is used: about 450 bytes in a savepoint, 1 KB while a theft is being reported. */
@TypeInfo(StateTypeFactory.class)
public final class Sightings {
    static final StateCodec<Sightings> CODEC =
            StateCodec.of(1, Sightings::write, Sightings::read).copying(Sightings::copy);

    static final int PLACES = 12;
    static final int AGENTS = 6;
    /** Bytes for the names of agents. */
    static final int AGENT_WORDS = 120;
    /** Services whose endpoint is known. */
    static final int ENDPOINTS = 8;

    static final int APIS = 32;

    private static final int SETTLED_DAYS = 3;
    /** Above these bits, the key of a network holds its kind. */
    private static final int KIND = 48;

    /** Networks outside AWS, addresses of AWS, private networks. */
    DayTable networks = new DayTable();

    DayTable agents = new DayTable();
    /** Services with the VPC endpoint that each is used through. */
    DayTable endpoints = new DayTable();
    /** What is called. */
    DayTable apis = new DayTable();
    /** Day on which credentials that version 2 of the metadata service handed out were last used; 0 when never. */
    int versionTwoDay;
    /** Hash of the latest access key, and the place from which it was used first. */
    long accessKey;

    long firstNetwork;
    /** The latest place that was not the instance's own; 0 when there was none since the access key changed. */
    long strangePlace;
    /** The access key was used in a place of the instance's own after it had been used in {@link #strangePlace}. */
    boolean returned;

    /** Tools that were used where the instance is at home. */
    DayTable toolsAtHome = new DayTable();

    /** Of places that are not the instance's own. */
    NewApis newApis = new NewApis();
    /** Of its own: of a machine that has just begun, all is new. */
    NewApis newAtHome = new NewApis();

    TheftReports thefts = new TheftReports();

    /** Notes whose turn it is: a new access key starts afresh, a use in a place of the instance's own shows that it has not moved. */
    void begin(long key, long place, int day) {
        if (accessKey != key) {
            accessKey = key;
            firstNetwork = place;
            strangePlace = 0;
            returned = false;
        } else if (isStrange(place, day)) {
            returned &= strangePlace == place;
            strangePlace = place;
        } else if (strangePlace != 0) {
            returned = true;
        }
    }

    /** Whether {@link #begin} would change nothing. */
    boolean isAtHome(long key, long place, int day) {
        return accessKey == key && (strangePlace == 0 || returned) && !isStrange(place, day);
    }

    /** Another place of its kind was first, and this one has not been usual yet. Which was first is not known once some made room for others. */
    boolean isStrange(long place, int day) {
        long first = place;
        boolean others = false;
        for (int at = networks.size() - 1; at >= 0; at--) {
            if (networks.key(at) >>> KIND == place >>> KIND) {
                first = networks.key(at);
                others |= first != place;
            }
        }
        return others
                && (first != place || networks.size() == PLACES)
                && networks.daysBefore(place, day) < SETTLED_DAYS;
    }

    /** Another tool was first, and this one was not used before that day. */
    boolean isOtherTool(String agent, int day) {
        long key = Hash.of(agent);
        boolean first = agents.size() < AGENTS && agents.key(0) == key;
        return agents.size() > 0 && !first && agents.daysBefore(key, day) == 0;
    }

    /**
     * Takes in a use that was no failure.
     *
     * @param call hash of service and API
     * @param time epoch milliseconds
     */
    void learn(String tool, long call, long place, int day, long time) {
        long agent = Hash.of(tool);
        boolean atHome = !isStrange(place, day);
        if (atHome) {
            toolsAtHome.learn(agent, day, AGENTS);
        }
        if (agents.learn(agent, day, AGENTS)) {
            agents.name(agent, tool, AGENT_WORDS);
        }
        if (apis.learn(call, day, APIS)) {
            (atHome ? newAtHome : newApis).add(time);
        }
    }

    /** A tool that goes with the place: the instance itself brings its tools along, through whichever of its addresses. */
    boolean isToolOf(long place, String agent, int day) {
        return isOtherTool(agent, day) && !(isStrange(place, day) && toolsAtHome.seenOn(Hash.of(agent), day));
    }

    /** Several APIs that the instance never called; of another place only where not all that it calls is new. */
    boolean looksAround(long place, int day, long time) {
        return isStrange(place, day)
                ? newApis.areMany(time) && !newAtHome.goAlongWith(newApis) && !hasJustBegun(day)
                : newAtHome.areMany(time);
    }

    /** On its first day, before it has shown at home what it does. */
    private boolean hasJustBegun(int day) {
        boolean first = true;
        for (int at = 0; first && at < networks.size(); at++) {
            first = networks.daysBefore(networks.key(at), day) == 0;
        }
        return first && newAtHome.areFew();
    }

    /** Whether they may at any moment of that moment's hour. */
    boolean mayLookAround(long time) {
        return newApis.mayBeMany(time) || newAtHome.mayBeMany(time);
    }

    Sightings copy() {
        var copy = new Sightings();
        copy.networks = networks.copy();
        copy.agents = agents.copy();
        copy.endpoints = endpoints.copy();
        copy.apis = apis.copy();
        copy.versionTwoDay = versionTwoDay;
        copy.accessKey = accessKey;
        copy.firstNetwork = firstNetwork;
        copy.strangePlace = strangePlace;
        copy.returned = returned;
        copy.newApis = newApis.copy();
        copy.newAtHome = newAtHome.copy();
        copy.toolsAtHome = toolsAtHome.copy();
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
        endpoints.write(out);
        apis.write(out);
        out.writeLong(strangePlace);
        out.writeBoolean(returned);
        newApis.write(out);
        newAtHome.write(out);
        toolsAtHome.write(out);
    }

    static Sightings read(DataInputView in) throws IOException {
        var sightings = new Sightings();
        sightings.networks = DayTable.read(in);
        sightings.agents = DayTable.read(in);
        sightings.versionTwoDay = in.readUnsignedShort();
        sightings.accessKey = in.readLong();
        sightings.firstNetwork = in.readLong();
        sightings.thefts = TheftReports.read(in);
        sightings.endpoints = DayTable.read(in);
        sightings.apis = DayTable.read(in);
        sightings.strangePlace = in.readLong();
        sightings.returned = in.readBoolean();
        sightings.newApis = NewApis.read(in);
        sightings.newAtHome = NewApis.read(in);
        sightings.toolsAtHome = DayTable.read(in);
        return sightings;
    }
}
