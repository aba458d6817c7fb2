package io.vigil.sources.vpcflow;

import io.vigil.events.Rejected.Reason;
import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.events.vpcflow.NetworkFlowBuilder;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.framing.TimeRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a flow of the line at hand, or says which field does not hold what it must. */
final class FlowReading {
    private static final byte[] OK = ascii("OK");
    private static final byte[] NODATA = ascii("NODATA");
    private static final byte[] SKIPDATA = ascii("SKIPDATA");
    private static final byte[] ACCEPT = ascii("ACCEPT");
    private static final byte[] REJECT = ascii("REJECT");
    private static final byte[] INGRESS = ascii("ingress");
    private static final byte[] EGRESS = ascii("egress");
    private static final FlowField[] NUMBERS =
            Arrays.stream(FlowField.values()).filter(FlowField::isNumber).toArray(FlowField[]::new);

    private final KnownOwners owners = new KnownOwners();
    private final FlowLine line;
    private final TimeRange range;
    /** By {@link FlowField}; -1 where the line does not hold it. */
    private final long[] numbers = new long[FlowField.COUNT];

    private @Nullable FlowStatus status;
    private @Nullable Ip source;
    private @Nullable Ip destination;

    FlowReading(FlowLine line, TimeRange range) {
        this.line = line;
        this.range = range;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    Decoded<NetworkFlow> read(long id) {
        var refused = readNumbers();
        refused = refused != null ? refused : checkTimes();
        refused = refused != null ? refused : readStatus();
        refused = refused != null ? refused : readAddresses();
        return refused != null ? refused : flow(id);
    }

    private @Nullable Refused<NetworkFlow> readNumbers() {
        for (FlowField field : NUMBERS) {
            long number = line.number(field);
            numbers[field.ordinal()] = number;
            if (number == FlowLine.BAD) {
                return bad(field, "a number up to " + field.most);
            }
        }
        return null;
    }

    private @Nullable Refused<NetworkFlow> checkTimes() {
        if (start() < 0) {
            return missing(FlowField.START);
        }
        if (end() < start()) {
            return bad(FlowField.END, "a time not before the start");
        }
        Refused<NetworkFlow> refused = range.refuse(start());
        return refused != null ? refused : range.refuse(end());
    }

    /** Epoch milliseconds; negative when the line holds neither start nor end. */
    private long start() {
        return 1_000 * (number(FlowField.START) >= 0 ? number(FlowField.START) : number(FlowField.END));
    }

    private long end() {
        return number(FlowField.END) >= 0 ? 1_000 * number(FlowField.END) : start();
    }

    private long number(FlowField field) {
        return numbers[field.ordinal()];
    }

    private @Nullable Refused<NetworkFlow> readStatus() {
        if (line.is(FlowField.LOG_STATUS, OK)) {
            status = FlowStatus.OK;
        } else if (line.is(FlowField.LOG_STATUS, NODATA)) {
            status = FlowStatus.NODATA;
        } else if (line.is(FlowField.LOG_STATUS, SKIPDATA)) {
            status = FlowStatus.SKIPDATA;
        } else if (line.has(FlowField.LOG_STATUS)) {
            return bad(FlowField.LOG_STATUS, "OK, NODATA or SKIPDATA");
        } else {
            // A format without the field: traffic has addresses, and nothing else has.
            status = line.has(FlowField.SRCADDR) || line.has(FlowField.PKT_SRCADDR) ? FlowStatus.OK : FlowStatus.NODATA;
        }
        boolean action =
                !line.has(FlowField.ACTION) || line.is(FlowField.ACTION, ACCEPT) || line.is(FlowField.ACTION, REJECT);
        return action ? null : bad(FlowField.ACTION, "ACCEPT or REJECT");
    }

    private @Nullable Refused<NetworkFlow> readAddresses() {
        source = null;
        destination = null;
        if (status != FlowStatus.OK) {
            return null;
        }
        // The packet's own address wins: the other may be that of a gateway or load balancer in between.
        var from = line.has(FlowField.PKT_SRCADDR) ? FlowField.PKT_SRCADDR : FlowField.SRCADDR;
        var to = line.has(FlowField.PKT_DSTADDR) ? FlowField.PKT_DSTADDR : FlowField.DSTADDR;
        if (!line.has(from) || !line.has(to)) {
            return missing(line.has(from) ? to : from);
        }
        source = line.address(from);
        destination = line.address(to);
        return source != null && destination != null ? null : bad(source == null ? from : to, "an IP address");
    }

    private static Refused<NetworkFlow> missing(FlowField field) {
        return new Refused<>(Reason.MISSING_FIELD, "expected " + field.label());
    }

    private static Refused<NetworkFlow> bad(FlowField field, String expected) {
        return new Refused<>(Reason.BAD_FIELD, "expected " + expected + " in " + field.label());
    }

    private Decoded<NetworkFlow> flow(long id) {
        FlowDirection direction = direction();
        FlowOwner owner = owners.of(line);
        if (owner == null) {
            return new Refused<>(Reason.TOO_LARGE, "the fields of the line are too long");
        }
        var flow = new NetworkFlowBuilder(owner)
                .line(id)
                .during(start(), end())
                .status(Objects.requireNonNull(status))
                .protocol((int) traffic(FlowField.PROTOCOL), (int) number(FlowField.TCP_FLAGS))
                .traffic(traffic(FlowField.PACKETS), traffic(FlowField.BYTES))
                .accepted(status == FlowStatus.OK && !line.is(FlowField.ACTION, REJECT))
                .direction(direction);
        if (source != null && destination != null) {
            flow.source(source, (int) traffic(FlowField.SRCPORT));
            flow.destination(destination, (int) traffic(FlowField.DSTPORT));
        }
        return new Accepted<>(flow.build());
    }

    /** 0 where the line does not hold it. */
    private long traffic(FlowField field) {
        return status == FlowStatus.OK ? Math.max(0, number(field)) : 0;
    }

    /** As the host or interface sees it that the line is about. */
    private FlowDirection direction() {
        boolean ingress = line.is(FlowField.FLOW_DIRECTION, INGRESS);
        if (!ingress && !line.is(FlowField.FLOW_DIRECTION, EGRESS)) {
            return FlowDirection.UNKNOWN;
        }
        if (!line.isOfGateway()) {
            return ingress ? FlowDirection.INGRESS : FlowDirection.EGRESS;
        }
        boolean sent = isSentFromVpc(ingress);
        line.seeFromHost(sent);
        return sent ? FlowDirection.EGRESS : FlowDirection.INGRESS;
    }

    /** What a transit gateway takes in, the host behind the attachment sent; but no host of a VPC has a public address. */
    private boolean isSentFromVpc(boolean intoGateway) {
        boolean oneIsPublic = source != null && destination != null && source.isPrivate() != destination.isPrivate();
        return oneIsPublic ? source.isPrivate() : intoGateway;
    }
}
