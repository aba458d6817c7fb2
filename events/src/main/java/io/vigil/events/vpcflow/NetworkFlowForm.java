package io.vigil.events.vpcflow;

import io.vigil.events.ListHits;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The stored form of a flow: its order is that of every savepoint; {@link NetworkFlow.Codec} puts a version before it. */
final class NetworkFlowForm {
    private NetworkFlowForm() {}

    static void write(NetworkFlow flow, DataOutputView out) throws IOException {
        flow.owner.write(out, flow.entityHash());
        out.writeLong(flow.line);
        out.writeLong(flow.time);
        out.writeLong(flow.end);
        out.writeLong(flow.sourceHigh);
        out.writeLong(flow.sourceLow);
        out.writeLong(flow.destinationHigh);
        out.writeLong(flow.destinationLow);
        out.writeLong(flow.packets);
        out.writeLong(flow.bytes);
        out.writeLong(flow.sourceOrigin);
        out.writeLong(flow.destinationOrigin);
        out.writeChar(flow.sourcePort);
        out.writeChar(flow.destinationPort);
        out.writeShort(flow.protocol);
        out.writeShort(flow.tcpFlags);
        out.writeBoolean(flow.accepted);
        out.writeByte(flow.status.code);
        out.writeByte(flow.direction.code);
        ListHits.write(flow.hits, out);
    }

    static NetworkFlow read(DataInputView in) throws IOException {
        var flow = new NetworkFlowBuilder(FlowOwner.read(in));
        flow.line = in.readLong();
        flow.time = in.readLong();
        flow.end = in.readLong();
        flow.sourceHigh = in.readLong();
        flow.sourceLow = in.readLong();
        flow.destinationHigh = in.readLong();
        flow.destinationLow = in.readLong();
        flow.packets = in.readLong();
        flow.bytes = in.readLong();
        flow.sourceOrigin = in.readLong();
        flow.destinationOrigin = in.readLong();
        flow.sourcePort = in.readChar();
        flow.destinationPort = in.readChar();
        flow.protocol = in.readShort();
        flow.tcpFlags = in.readShort();
        flow.accepted = in.readBoolean();
        flow.status = FlowStatus.of(in.readByte());
        flow.direction = FlowDirection.of(in.readByte());
        flow.hits = ListHits.read(in);
        return flow.build();
    }
}
