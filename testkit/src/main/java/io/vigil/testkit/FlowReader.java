package io.vigil.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.net.Origin;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.NetworkFlow;

/** Reads {@code {flow: {from: 10.0.0.5, to: 198.51.100.7, ports: [50000, 22], …}}}. */
final class FlowReader implements EntryReader<NetworkFlow> {
    @Override
    public String key() {
        return "flow";
    }

    @Override
    public Class<NetworkFlow> events() {
        return NetworkFlow.class;
    }

    @Override
    public NetworkFlow read(YamlSection entry, EntryContext moment) {
        YamlSection flow = entry.section("flow");
        if (flow == null) {
            return Given.flow("", "").build();
        }
        GivenFlow given = Given.flow(flow.requiredText("from"), flow.requiredText("to"))
                .at(moment.time())
                .in(moment.account())
                .id(moment.id())
                .hits(IntelReader.hits(entry));
        // The kind of the address is that of any public one; origin is only said of such.
        Origin origin = IntelReader.origin(entry, "198.51.100.1");
        if (origin != null) {
            given.origin(origin);
        }
        readNumbers(flow, given);
        readPlace(flow, given);
        flow.refuseUnknown();
        return given.build();
    }

    private static void readNumbers(YamlSection flow, GivenFlow given) {
        JsonNode ports = flow.raw("ports");
        if (ports != null && ports.isArray() && ports.size() == 2) {
            given.ports(ports.get(0).asInt(), ports.get(1).asInt());
        } else if (ports != null) {
            flow.refuse("ports", "expected [source, destination]");
        }
        EntryFields.count(flow, "protocol", given::protocol);
        EntryFields.count(flow, "packets", given::packets);
        EntryFields.count(flow, "bytes", given::bytes);
        EntryFields.count(flow, "seconds", given::seconds);
        EntryFields.count(flow, "flags", given::flags);
    }

    private static void readPlace(YamlSection flow, GivenFlow given) {
        EntryFields.text(flow, "interface", given::on);
        EntryFields.text(flow, "instance", given::instance);
        EntryFields.text(flow, "subnet", given::subnet);
        EntryFields.text(flow, "region", given::region);
        EntryFields.text(flow, "action", action -> {
            switch (action) {
                case "ACCEPT" -> {}
                case "REJECT" -> given.rejected();
                default -> flow.refuse("action", "expected ACCEPT or REJECT");
            }
        });
        FlowDirection direction = flow.oneOf("direction", FlowDirection.class);
        if (direction != null) {
            given.direction(direction);
        }
    }
}
