package io.vigil.sources.ocsf;

import io.vigil.sources.json.JsonTree;
import org.jspecify.annotations.Nullable;

/** The fields of a flow log line from an OCSF event: Network Activity (4001). */
public final class OcsfFlow {
    private static final String NETWORK_ACTIVITY = "4001";

    private OcsfFlow() {}

    /** Fields by their names in flow logs; null when the event is no flow. */
    public static @Nullable JsonTree of(OcsfEvent source) {
        JsonTree event = source.tree();
        if (!NETWORK_ACTIVITY.equals(source.classUid())) {
            return null;
        }
        return JsonTree.empty()
                .put("version", "5")
                .put("account-id", source.account())
                .put("region", event.text("cloud.region"))
                .put("interface-id", local(event, "interface_uid"))
                .put("instance-id", local(event, "instance_uid"))
                .put("vpc-id", local(event, "vpc_uid"))
                .put("subnet-id", local(event, "subnet_uid"))
                .put("srcaddr", event.text("src_endpoint.ip"))
                .put("dstaddr", event.text("dst_endpoint.ip"))
                .put("srcport", event.text("src_endpoint.port"))
                .put("dstport", event.text("dst_endpoint.port"))
                .put("protocol", event.text("connection_info.protocol_num"))
                .put("tcp-flags", event.text("connection_info.tcp_flags"))
                .put("packets", event.text("traffic.packets"))
                .put("bytes", event.text("traffic.bytes"))
                .put("start", seconds(event.firstText("start_time", "connection_info.start_time", "time")))
                .put("end", seconds(event.firstText("end_time", "connection_info.end_time")))
                .put("action", action(event))
                .put("log-status", event.text("status_code"))
                .put("flow-direction", direction(event));
    }

    /** Security Lake puts what is known of the interface to the end that is its own. */
    private static @Nullable String local(JsonTree event, String name) {
        boolean inbound = "ingress".equals(direction(event));
        String one = (inbound ? "dst" : "src") + "_endpoint." + name;
        String other = (inbound ? "src" : "dst") + "_endpoint." + name;
        return event.firstText(one, other);
    }

    private static @Nullable String seconds(@Nullable String time) {
        Long millis = time == null ? null : OcsfEvent.millis(time);
        return millis == null ? time : Long.toString(millis / 1_000);
    }

    private static @Nullable String action(JsonTree event) {
        String action = event.firstText("action", "disposition");
        if (action == null) {
            return null;
        }
        return switch (action) {
            case "Allowed", "ACCEPT" -> "ACCEPT";
            case "Denied", "Blocked", "REJECT" -> "REJECT";
            default -> null;
        };
    }

    private static @Nullable String direction(JsonTree event) {
        String direction = event.text("connection_info.direction");
        if (direction == null) {
            return null;
        }
        return switch (direction) {
            case "Inbound", "ingress" -> "ingress";
            case "Outbound", "egress" -> "egress";
            default -> null;
        };
    }
}
