package io.vigil.rules.vpcflow;

import io.vigil.detection.flows.Exchange;
import io.vigil.detection.flows.Opener;
import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.rules.condition.Field;
import io.vigil.rules.condition.SharedFields;
import io.vigil.rules.condition.Vocabulary;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Fields of VPC flow logs by the names that AWS gives them, with what enrichment and inference add. */
public final class FlowFields implements Vocabulary<NetworkFlow> {
    private final Map<String, Field<NetworkFlow>> fields = new HashMap<>();

    public FlowFields() {
        text("srcaddr", flow -> written(flow.source()));
        text("dstaddr", flow -> written(flow.destination()));
        text("account-id", NetworkFlow::account);
        text("region", NetworkFlow::region);
        text("interface-id", NetworkFlow::networkInterface);
        text("instance-id", NetworkFlow::instance);
        text("vpc-id", NetworkFlow::vpc);
        text("subnet-id", NetworkFlow::subnet);
        text("action", flow -> flow.accepted() ? "ACCEPT" : "REJECT");
        text("flow-direction", flow -> flow.direction().name().toLowerCase(Locale.ROOT));
        text("opener", flow -> Opener.of(flow).name().toLowerCase(Locale.ROOT));
        text("exchange", flow -> Exchange.of(flow).name().toLowerCase(Locale.ROOT));
        text("interface-owner", FlowFields::owner);
        number("srcport", NetworkFlow::sourcePort);
        number("dstport", NetworkFlow::destinationPort);
        number("protocol", NetworkFlow::protocol);
        number("packets", NetworkFlow::packets);
        number("bytes", NetworkFlow::bytes);
        number("bytes-per-packet", flow -> flow.packets() == 0 ? 0 : flow.bytes() / flow.packets());
        number("tcp-flags", NetworkFlow::tcpFlags);
        SharedFields.addOrigin(fields, "source", NetworkFlow::sourceOrigin);
        SharedFields.addOrigin(fields, "destination", NetworkFlow::destinationOrigin);
        SharedFields.addHits(fields);
    }

    /** In a log that names instances, an interface without one is a gateway's, a load balancer's, a container's or a function's. */
    private static String owner(NetworkFlow flow) {
        if (flow.instance() != null) {
            return "instance";
        }
        return flow.vpc() == null ? "unknown" : "service";
    }

    private void text(String name, Field.Text<NetworkFlow> value) {
        fields.put(name, value);
    }

    private void number(String name, ToLongFunction<NetworkFlow> value) {
        fields.put(name, new Field.Amount<>(value));
    }

    private static @Nullable String written(@Nullable Ip ip) {
        return ip == null ? null : ip.toString();
    }

    @Override
    public @Nullable Field<NetworkFlow> field(String name) {
        return fields.get(name);
    }

    @Override
    public Collection<String> fieldNames() {
        return fields.keySet();
    }
}
