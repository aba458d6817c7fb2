package io.vigil.events;

import io.vigil.events.net.Ip;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/** How a flow is written, field by field: the generic record serializer is three times slower. */
final class NetworkFlowForm {

    private NetworkFlowForm() {}

    static void write(NetworkFlow flow, DataOutputView out) throws IOException {
        out.writeLong(flow.time());
        out.writeLong(flow.end());
        writeTexts(flow, out);
        out.writeByte(flow.status().code());
        writeIp(flow.source(), out);
        writeIp(flow.destination(), out);
        out.writeShort(flow.sourcePort());
        out.writeShort(flow.destinationPort());
        out.writeShort(flow.protocol());
        out.writeLong(flow.packets());
        out.writeLong(flow.bytes());
        out.writeBoolean(flow.accepted());
        out.writeShort(flow.tcpFlags());
        out.writeByte(flow.direction().code());
        out.writeLong(flow.sourceOrigin().packed());
        out.writeLong(flow.destinationOrigin().packed());
        ListHits.write(flow.hits(), out);
    }

    private static void writeTexts(NetworkFlow flow, DataOutputView out) throws IOException {
        StringValue.writeString(flow.id(), out);
        StringValue.writeString(flow.account(), out);
        StringValue.writeString(flow.region(), out);
        StringValue.writeString(flow.networkInterface(), out);
        StringValue.writeString(flow.instance(), out);
        StringValue.writeString(flow.vpc(), out);
        StringValue.writeString(flow.subnet(), out);
    }

    private static void writeIp(@Nullable Ip ip, DataOutputView out) throws IOException {
        out.writeBoolean(ip != null);
        if (ip != null) {
            out.writeLong(ip.high());
            out.writeLong(ip.low());
        }
    }

    private static @Nullable Ip readIp(DataInputView in) throws IOException {
        return in.readBoolean() ? new Ip(in.readLong(), in.readLong()) : null;
    }

    static NetworkFlow read(DataInputView in) throws IOException {
        return new NetworkFlow(
                in.readLong(),
                in.readLong(),
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                NetworkFlow.Status.of(in.readByte()),
                readIp(in),
                readIp(in),
                in.readUnsignedShort(),
                in.readUnsignedShort(),
                in.readUnsignedShort(),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                in.readShort(),
                NetworkFlow.Direction.of(in.readByte()),
                new Origin(in.readLong()),
                new Origin(in.readLong()),
                ListHits.read(in));
    }
}
