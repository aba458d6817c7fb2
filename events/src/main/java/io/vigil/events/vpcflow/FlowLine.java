package io.vigil.events.vpcflow;

import io.vigil.events.codec.UnreadText;
import io.vigil.events.logs.LogLine;
import java.util.Objects;

/** What a flow keeps of its line; addresses are those of the packet where the log has them. */
final class FlowLine {
    private static final int SECOND = 1000;

    private FlowLine() {}

    static UnreadText of(NetworkFlow flow) {
        var line = new LogLine()
                .text("account-id", flow.account())
                .text("region", flow.region())
                .text("vpc-id", flow.vpc())
                .text("subnet-id", flow.subnet())
                .text("instance-id", flow.instance())
                .text("interface-id", flow.networkInterface())
                .number("start", flow.time() / SECOND)
                .number("end", flow.end() / SECOND);
        LogLine all = flow.status() == FlowStatus.OK
                ? traffic(flow, line)
                : line.text("log-status", flow.status().name());
        return all.written();
    }

    private static LogLine traffic(NetworkFlow flow, LogLine line) {
        line.text("srcaddr", Objects.toString(flow.source()))
                .number("srcport", flow.sourcePort())
                .text("dstaddr", Objects.toString(flow.destination()))
                .number("dstport", flow.destinationPort())
                .number("protocol", flow.protocol())
                .number("packets", flow.packets())
                .number("bytes", flow.bytes())
                .text("action", flow.accepted() ? "ACCEPT" : "REJECT");
        if (flow.tcpFlags() >= 0) {
            line.number("tcp-flags", flow.tcpFlags());
        }
        return switch (flow.direction()) {
            case INGRESS -> line.text("flow-direction", "ingress");
            case EGRESS -> line.text("flow-direction", "egress");
            case UNKNOWN -> line;
        };
    }
}
