package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.rules.flow.Ports;
import io.vigil.rules.policy.WideRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a call lets in through a security group.
 *
 * @param protocol {@code tcp}, {@code -1} (all), …
 * @param from first port; -1 where all are meant
 * @param everybody one of its sources is the internet, or a great part of it
 */
record IngressRule(String protocol, int from, int to, boolean everybody) {
    private static final Set<String> TCP_OR_ALL = Set.of("tcp", "6", "-1");
    private static final int ALL = -1;
    private static final String[][] PERMISSIONS = {
        {"ipPermissions", "items"}, // AuthorizeSecurityGroupIngress
        {}, // its older form, with one rule in the parameters themselves
        {"ModifySecurityGroupRulesRequest", "SecurityGroupRule", "SecurityGroupRule"}
    };
    private static final String[][] SOURCES = {
        {"ipRanges", "items", "cidrIp"}, {"ipv6Ranges", "items", "cidrIpv6"}, {"cidrIp"}, {"CidrIpv4"}, {"CidrIpv6"}
    };

    /** Every rule that the parameters of such a call hold. */
    static List<IngressRule> in(JsonNode parameters) {
        List<IngressRule> rules = new ArrayList<>();
        for (String[] path : PERMISSIONS) {
            JsonTree.at(parameters, path).forEach(permission -> rules.add(read(permission)));
        }
        return rules;
    }

    private static IngressRule read(JsonNode permission) {
        boolean everybody = false;
        for (String[] path : SOURCES) {
            everybody |= JsonTree.at(permission, path).stream().anyMatch(source -> WideRange.is(source.asText()));
        }
        return new IngressRule(
                either(permission, "ipProtocol", "IpProtocol").asText(),
                either(permission, "fromPort", "FromPort").asInt(ALL),
                either(permission, "toPort", "ToPort").asInt(ALL),
                everybody);
    }

    /** EC2 logs the parameters of its older calls in lower case. */
    private static JsonNode either(JsonNode permission, String name, String other) {
        return permission.has(name) ? permission.path(name) : permission.path(other);
    }

    boolean opensToEverybody(Ports ports) {
        boolean allPorts = protocol.equals("-1") || from == ALL;
        return everybody && TCP_OR_ALL.contains(protocol) && (allPorts || ports.meet(from, to));
    }
}
