package io.vigil.events.cloudtrail;

import io.vigil.events.ListHits;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputView;

/** The stored form of a call: its order is that of every savepoint; {@link ApiCall.Codec} puts a version before it. */
final class ApiCallForm {
    private ApiCallForm() {}

    static void write(ApiCall call, DataOutputView out) throws IOException {
        out.writeLong(call.time());
        out.writeLong(call.entityHash());
        out.writeLong(call.apiHash());
        out.writeLong(call.agentHash());
        out.writeLong(call.bytesOut());
        out.writeInt(call.flags);
        out.writeLong(call.origin().packed());
        out.writeInt(call.spot().packed());
        ListHits.write(call.hits(), out);
        out.writeLong(call.present);
        out.writeShort(call.data.length);
        out.write(call.data);
    }
}
