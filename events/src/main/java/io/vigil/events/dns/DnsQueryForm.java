package io.vigil.events.dns;

import io.vigil.events.ListHits;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputView;

/** The stored form of a query: its order is that of every savepoint; {@link DnsQuery.Codec} puts a version before it. */
final class DnsQueryForm {
    private DnsQueryForm() {}

    static void write(DnsQuery query, DataOutputView out) throws IOException {
        out.writeLong(query.time());
        out.writeLong(query.line);
        out.writeLong(query.nameHash());
        out.writeLong(query.entityHash());
        out.writeLong(query.sourceHigh);
        out.writeLong(query.sourceLow);
        out.writeByte(query.flags);
        out.writeShort(query.present);
        ListHits.write(query.hits(), out);
        out.writeInt(query.data.length);
        out.write(query.data);
    }
}
