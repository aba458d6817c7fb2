package io.vigil.sources.vpcflow;

import io.vigil.events.Rejected.Reason;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.sources.PassedOver;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Known;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.framing.LeadingTime;
import io.vigil.sources.framing.RecordDecoder;
import io.vigil.sources.framing.TimeRange;
import io.vigil.sources.json.JsonTree;
import io.vigil.sources.ocsf.OcsfEvent;
import io.vigil.sources.ocsf.OcsfFlow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every form in which a flow is written: lines in the order of their flow log, with the time of a CloudWatch export before them, lines of transit
 * gateways among those of VPCs, objects by the names of the fields, and OCSF.
 */
final class FlowForms implements RecordDecoder<NetworkFlow> {
    /** How a line of a transit gateway begins in its default format, and no line of a VPC (Transit gateway guide, flow log records). */
    private static final byte[] TRANSIT_GATEWAY = "6 TransitGateway ".getBytes(StandardCharsets.US_ASCII);

    private static final FieldOrder TRANSIT_GATEWAY_ORDER = FieldOrder.of(
            "version resource-type account-id tgw-id tgw-attachment-id"
                    + " tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id"
                    + " tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol"
                    + " packets bytes start end log-status type packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded"
                    + " packets-lost-ttl-expired tcp-flags region flow-direction pkt-src-aws-service pkt-dst-aws-service");

    private static final byte[] NODATA = "NODATA".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SKIPDATA = "SKIPDATA".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int FEWEST_KNOWN = 4;

    private final FlowDecoder lines;
    private final FlowDecoder ofTransitGateways;
    private final FlowDecoder objects;
    private final FlowDecoder objectsOfGateways;

    FlowForms(FieldOrder order, TimeRange range) {
        this.lines = new FlowDecoder(order, range);
        this.ofTransitGateways = new FlowDecoder(TRANSIT_GATEWAY_ORDER, range);
        this.objects = new FlowDecoder(FieldOrder.of(FieldOrder.OF_VPC), range);
        this.objectsOfGateways = new FlowDecoder(FieldOrder.of(FieldOrder.OF_GATEWAY), range);
    }

    @Override
    public boolean readsLines() {
        return true;
    }

    @Override
    public Decoded<NetworkFlow> decode(byte[] bytes, int from, int to) {
        if (to - from > TRANSIT_GATEWAY.length && bytes[from] == '6' && begins(bytes, from, TRANSIT_GATEWAY)) {
            return known(ofTransitGateways.decode(bytes, from, to), bytes, from, to);
        }
        Decoded<NetworkFlow> decoded = lines.decode(bytes, from, to);
        return decoded instanceof Refused<NetworkFlow>
                ? known(afterTime(decoded, bytes, from, to), bytes, from, to)
                : decoded;
    }

    private static boolean begins(byte[] bytes, int from, byte[] with) {
        return Arrays.equals(bytes, from, from + with.length, with, 0, with.length);
    }

    /** What stands behind a leading time, and behind the name of a log stream; what was decoded when there is none. */
    private Decoded<NetworkFlow> afterTime(Decoded<NetworkFlow> decoded, byte[] bytes, int from, int to) {
        int line = LeadingTime.end(bytes, from, to);
        if (line < 0 || line >= to) {
            return decoded;
        }
        Decoded<NetworkFlow> found = decode(bytes, line, to);
        int word = line;
        while (word < to && bytes[word] != ' ') {
            word++;
        }
        if (!(found instanceof Refused<NetworkFlow>) || word + 1 >= to) {
            return found;
        }
        Decoded<NetworkFlow> behindName = decode(bytes, word + 1, to);
        return behindName instanceof Refused<NetworkFlow> ? found : behindName;
    }

    /** A line without times is no damage when it states that there was nothing to log. */
    private static Decoded<NetworkFlow> known(Decoded<NetworkFlow> decoded, byte[] bytes, int from, int to) {
        boolean missing = decoded instanceof Refused<NetworkFlow> refused && refused.reason() == Reason.MISSING_FIELD;
        boolean empty = missing && (hasWord(bytes, from, to, NODATA) || hasWord(bytes, from, to, SKIPDATA));
        return empty ? new Known<>(PassedOver.Kind.NO_DATA) : decoded;
    }

    private static boolean hasWord(byte[] bytes, int from, int to, byte[] word) {
        for (int at = from; at + word.length <= to; at++) {
            boolean starts = at == from || bytes[at - 1] == ' ';
            boolean ends = at + word.length == to || bytes[at + word.length] == ' ';
            if (starts && ends && begins(bytes, at, word)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Decoded<NetworkFlow> decodeOtherForm(JsonTree object) {
        OcsfEvent event = OcsfEvent.of(object);
        JsonTree flow = event == null ? object : OcsfFlow.of(event);
        if (flow == null) {
            return new Refused<>(Reason.NOT_A_RECORD, event.unexpected("Network Activity (4001) of VPC flow logs"));
        }
        boolean gateway = value(flow, FlowField.TGW_ATTACHMENT_ID) != null;
        byte[] line = line(flow, gateway ? FieldOrder.OF_GATEWAY : FieldOrder.OF_VPC);
        if (line == null) {
            return null;
        }
        return known((gateway ? objectsOfGateways : objects).decode(line, 0, line.length), line, 0, line.length);
    }

    /** The fields in this order; null when the object has too few of them to be a flow. */
    private static byte @Nullable [] line(JsonTree flow, List<FlowField> fields) {
        var line = new StringBuilder();
        int known = 0;
        for (FlowField field : fields) {
            String value = value(flow, field);
            known += value == null ? 0 : 1;
            line.append(line.isEmpty() ? "" : " ")
                    .append(value == null ? "-" : BLANKS.matcher(value).replaceAll("_"));
        }
        return known < FEWEST_KNOWN ? null : line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String value(JsonTree flow, FlowField field) {
        String name = field.label();
        return flow.firstText(name, name.replace('-', '_'));
    }
}
