package io.vigil.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Origin;

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
    public NetworkFlow read(YamlSection said, Moment moment) {
        YamlSection flow = said.section("flow");
        if (flow == null) {
            return Given.flow("", "").build();
        }
        GivenFlow given = Given.flow(flow.requiredText("from"), flow.requiredText("to"))
                .at(moment.time())
                .in(moment.account())
                .id(moment.id())
                .hits(IntelReader.hits(said));
        // The kind of the address is that of any public one; origin is only said of such.
        Origin origin = IntelReader.origin(said, "198.51.100.1");
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
        Said.count(flow, "protocol", given::protocol);
        Said.count(flow, "packets", given::packets);
        Said.count(flow, "bytes", given::bytes);
        Said.count(flow, "seconds", given::seconds);
        Said.count(flow, "flags", given::flags);
    }

    private static void readPlace(YamlSection flow, GivenFlow given) {
        Said.text(flow, "interface", given::on);
        Said.text(flow, "instance", given::instance);
        Said.text(flow, "region", given::region);
        Said.text(flow, "action", action -> {
            switch (action) {
                case "ACCEPT" -> {}
                case "REJECT" -> given.rejected();
                default -> flow.refuse("action", "expected ACCEPT or REJECT");
            }
        });
        NetworkFlow.Direction direction = flow.oneOf("direction", NetworkFlow.Direction.class);
        if (direction != null) {
            given.direction(direction);
        }
    }
}
