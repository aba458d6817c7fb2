package io.vigil.events.signals;

import static io.vigil.events.codec.StoredText.readPresent;
import static io.vigil.events.codec.StoredText.readWord;
import static io.vigil.events.codec.StoredText.readWordOrNull;
import static io.vigil.events.codec.StoredText.write;
import static io.vigil.events.codec.StoredText.writeWord;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The stored form of an activity: a number for its kind, never changed, then its fields. */
final class ActivityForm {
    private static final int API_CALL = 1;
    private static final int CONNECTION = 2;
    private static final int DNS_REQUEST = 3;
    private static final int PORT_PROBE = 4;

    private static final int NOT_KNOWN = 0;
    private static final int NO = 1;
    private static final int YES = 2;

    private ActivityForm() {}

    static void writeActivity(Activity activity, DataOutputView out) throws IOException {
        if (activity instanceof ApiCallActivity call) {
            writeCall(call, out);
        } else if (activity instanceof ConnectionActivity connection) {
            writeConnection(connection, out);
        } else if (activity instanceof DnsRequestActivity request) {
            writeRequest(request, out);
        } else if (activity instanceof PortProbeActivity probe) {
            out.writeByte(PORT_PROBE);
            out.writeBoolean(probe.blocked());
            out.writeInt(probe.localPort());
        }
    }

    /** @throws IOException for a kind that this release does not have */
    static Activity readActivity(DataInputView in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case API_CALL ->
                new ApiCallActivity(
                        in.readBoolean(),
                        readWord(in),
                        readWord(in),
                        readWordOrNull(in),
                        readWordOrNull(in),
                        readWordOrNull(in),
                        answer(in.readByte()));
            case CONNECTION ->
                new ConnectionActivity(readWord(in), readWord(in), in.readBoolean(), in.readInt(), in.readInt());
            case DNS_REQUEST -> new DnsRequestActivity(readPresent(in), readPresent(in), in.readBoolean());
            case PORT_PROBE -> new PortProbeActivity(in.readBoolean(), in.readInt());
            default -> throw new IOException("activity of kind " + kind + ", which this release does not have");
        };
    }

    private static void writeCall(ApiCallActivity call, DataOutputView out) throws IOException {
        out.writeByte(API_CALL);
        out.writeBoolean(call.s3Data());
        writeWord(call.service(), out);
        writeWord(call.api(), out);
        writeWord(call.errorCode(), out);
        writeWord(call.userAgent(), out);
        writeWord(call.callerAccount(), out);
        Boolean affiliated = call.callerAffiliated();
        out.writeByte(affiliated == null ? NOT_KNOWN : affiliated ? YES : NO);
    }

    private static @Nullable Boolean answer(int code) {
        return code == NOT_KNOWN ? null : (Boolean) (code == YES);
    }

    private static void writeConnection(ConnectionActivity connection, DataOutputView out) throws IOException {
        out.writeByte(CONNECTION);
        writeWord(connection.direction(), out);
        writeWord(connection.protocol(), out);
        out.writeBoolean(connection.blocked());
        out.writeInt(connection.localPort());
        out.writeInt(connection.remotePort());
    }

    private static void writeRequest(DnsRequestActivity request, DataOutputView out) throws IOException {
        out.writeByte(DNS_REQUEST);
        write(request.domain(), out);
        write(request.protocol(), out);
        out.writeBoolean(request.blocked());
    }
}
