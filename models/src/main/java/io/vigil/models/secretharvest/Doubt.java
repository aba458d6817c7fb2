package io.vigil.models.secretharvest;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Too many secrets for somebody unknown, which a program that reads the same again and again may have read just as well.
 *
 * @param event id of the call with which there were too many
 * @param time of that call, epoch milliseconds
 * @param since epoch milliseconds of the first call that counts
 * @param weight of all that was asked for by then
 * @param distinct number of different things by then
 * @param events ids of the calls
 */
record Doubt(String event, long time, long since, int weight, int distinct, List<String> events) {
    Doubt {
        events = List.copyOf(events);
    }

    static Doubt of(SecretReads harvest, ReadNow read) {
        return new Doubt(
                read.call().id(),
                read.time(),
                harvest.earliest(),
                harvest.weight(),
                harvest.distinct(),
                harvest.events());
    }

    void write(DataOutputView out) throws IOException {
        out.writeUTF(event);
        out.writeLong(time);
        out.writeLong(since);
        out.writeInt(weight);
        out.writeInt(distinct);
        out.writeByte(events.size());
        for (String id : events) {
            out.writeUTF(id);
        }
    }

    static Doubt read(DataInputView in) throws IOException {
        String event = in.readUTF();
        long time = in.readLong();
        long since = in.readLong();
        int weight = in.readInt();
        int distinct = in.readInt();
        var events = new String[in.readUnsignedByte()];
        for (int at = 0; at < events.length; at++) {
            events[at] = in.readUTF();
        }
        return new Doubt(event, time, since, weight, distinct, List.of(events));
    }
}
