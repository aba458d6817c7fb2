package io.vigil.sources.vpcflow;

import io.vigil.events.Hash;
import io.vigil.events.Rejected.Reason;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.framing.Decoded.Skipped;
import io.vigil.sources.framing.RecordDecoder;
import io.vigil.sources.framing.TimeRange;
import io.vigil.sources.json.Utf8;

/** Cuts lines of flow logs in the order of fields that the last header gave, or else in the one it began with. */
final class FlowDecoder implements RecordDecoder<NetworkFlow> {
    private final FlowLine line;
    private final FlowReading reading;

    FlowDecoder(FieldOrder order, TimeRange range) {
        this.line = new FlowLine(order);
        this.reading = new FlowReading(line, range);
    }

    @Override
    public boolean readsLines() {
        return true;
    }

    @Override
    public Decoded<NetworkFlow> decode(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] == '{') {
            return new Refused<>(Reason.NOT_A_RECORD, "expected a line of a flow log");
        }
        int columns = line.cut(bytes, from, to);
        if (!line.isAscii() && !Utf8.isValid(bytes, from, to)) {
            return new Refused<>(Reason.ENCODING, "expected UTF-8");
        }
        if (line.beginsWithName()) {
            var header = FieldOrder.ofHeader(line.columns());
            if (header != null) {
                line.order(header);
                return new Skipped<>();
            }
        }
        int expected = line.order().columns();
        return columns == expected
                ? reading.read(Hash.ofLine(bytes, from, to))
                : new Refused<>(Reason.MALFORMED, "expected " + expected + " columns, found " + columns);
    }
}
