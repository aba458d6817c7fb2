package io.vigil.sinks.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** The far side of what a finding is about. */
final class RemoteAddress {
    private RemoteAddress() {}

    /** IPv4 or IPv6; empty where there is none. */
    static String of(JsonNode finding) {
        return Stream.of(
                        "/service/action/awsApiCallAction/remoteIpDetails/ipAddressV4",
                        "/service/action/awsApiCallAction/remoteIpDetails/ipAddressV6",
                        "/service/action/networkConnectionAction/remoteIpDetails/ipAddressV4",
                        "/service/action/networkConnectionAction/remoteIpDetails/ipAddressV6",
                        "/service/detection/sequence/endpoints/0/ip")
                .map(place -> finding.at(place).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
