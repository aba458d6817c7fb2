package io.vigil.findings;

import com.google.common.net.InternetDomainName;
import io.vigil.events.signals.Activity;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.DnsRequestActivity;
import io.vigil.events.signals.PortProbeActivity;
import io.vigil.events.signals.Signal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code service.action}: what was done, in the variant of its log. A sequence has no action of its own, nor has a log. */
final class ActionBlock {
    private ActionBlock() {}

    static Fields of(Signal signal) {
        ResourceKind kind = ResourceKind.of(signal);
        if (kind == ResourceKind.ATTACK_SEQUENCE || kind == ResourceKind.LOG) {
            return new Fields();
        }
        Activity activity = signal.activity();
        if (activity instanceof ApiCallActivity call) {
            return action("AWS_API_CALL", "awsApiCallAction", call(signal, call));
        }
        if (activity instanceof ConnectionActivity connection) {
            return action("NETWORK_CONNECTION", "networkConnectionAction", connection(signal, connection));
        }
        if (activity instanceof PortProbeActivity probe) {
            return action("PORT_PROBE", "portProbeAction", probe(signal, probe));
        }
        return action("DNS_REQUEST", "dnsRequestAction", query((DnsRequestActivity) activity));
    }

    private static Fields action(String type, String name, Fields details) {
        return new Fields().text("actionType", type).object(name, details);
    }

    private static Fields call(Signal signal, ApiCallActivity call) {
        var far = new FarSide(signal.remote());
        return new Fields()
                .text("api", call.api())
                .text("serviceName", call.service())
                .text("callerType", far.isAddress() ? "Remote IP" : "Domain")
                .object("domainDetails", new Fields().text("domain", far.domain()))
                .text("errorCode", call.errorCode())
                .text("userAgent", call.userAgent())
                .object("remoteIpDetails", far.ipDetails())
                .object("remoteAccountDetails", callerAccount(signal, call))
                .object("affectedResources", affected(signal));
    }

    /** Only where the caller belongs to another account than the one that the finding is about. */
    private static Fields callerAccount(Signal signal, ApiCallActivity call) {
        if (call.callerAccount() == null || call.callerAccount().equals(signal.account())) {
            return new Fields();
        }
        var details = new Fields().text("accountId", call.callerAccount());
        Boolean affiliated = call.callerAffiliated();
        return affiliated == null ? details : details.flag("affiliated", affiliated);
    }

    private static Fields affected(Signal signal) {
        return new Fields().text("AWS::S3::Bucket", signal.subject().bucket());
    }

    private static Fields connection(Signal signal, ConnectionActivity connection) {
        return new Fields()
                .text("connectionDirection", connection.direction())
                .text("protocol", connection.protocol())
                .flag("blocked", connection.blocked())
                .object("localPortDetails", port(connection.localPort()))
                .object("localIpDetails", FarSide.address(signal.subject().localIp()))
                .text("localNetworkInterface", signal.subject().networkInterface())
                .object("remoteIpDetails", new FarSide(signal.remote()).ipDetails())
                .object("remotePortDetails", port(connection.remotePort()));
    }

    private static Fields probe(Signal signal, PortProbeActivity probe) {
        var details = new Fields()
                .object("localPortDetails", port(probe.localPort()))
                .object("localIpDetails", FarSide.address(signal.subject().localIp()))
                .object("remoteIpDetails", new FarSide(signal.remote()).ipDetails());
        return new Fields().flag("blocked", probe.blocked()).objects("portProbeDetails", Stream.of(details));
    }

    private static Fields port(int port) {
        return new Fields().number("port", port).text("portName", PortName.of(port));
    }

    private static Fields query(DnsRequestActivity query) {
        return new Fields()
                .text("domain", query.domain())
                .text("protocol", query.protocol())
                .flag("blocked", query.blocked())
                .text("domainWithSuffix", registered(query.domain()));
    }

    /** The domain that somebody registered, by the public suffix list; null for a bare suffix and for text that is not a domain name. */
    private static @Nullable String registered(String domain) {
        if (!InternetDomainName.isValid(domain)) {
            return null;
        }
        var name = InternetDomainName.from(domain);
        return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : null;
    }
}
