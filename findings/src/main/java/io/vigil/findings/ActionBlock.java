package io.vigil.findings;

import com.google.common.net.InternetDomainName;
import io.vigil.events.Activity;
import io.vigil.events.Signal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code service.action}: what was done, in the variant of its log. A sequence has no action of its own. */
final class ActionBlock {
    private ActionBlock() {}

    static Fields of(Signal signal) {
        if (ResourceKind.of(signal) == ResourceKind.ATTACK_SEQUENCE) {
            return new Fields();
        }
        return switch (signal.activity().kind()) {
            case API_CALL, S3_DATA_CALL -> action("AWS_API_CALL", "awsApiCallAction", call(signal));
            case NETWORK_CONNECTION -> action("NETWORK_CONNECTION", "networkConnectionAction", connection(signal));
            case PORT_PROBE -> action("PORT_PROBE", "portProbeAction", probe(signal));
            case DNS_REQUEST -> action("DNS_REQUEST", "dnsRequestAction", query(signal.activity()));
        };
    }

    private static Fields action(String type, String name, Fields details) {
        return new Fields().text("actionType", type).object(name, details);
    }

    private static Fields call(Signal signal) {
        Activity activity = signal.activity();
        var far = new FarSide(signal.remote());
        return new Fields()
                .text("api", activity.api())
                .text("serviceName", activity.service())
                .text("callerType", far.isAddress() ? "Remote IP" : "Domain")
                .object("domainDetails", new Fields().text("domain", far.domain()))
                .text("errorCode", activity.errorCode())
                .text("userAgent", activity.userAgent())
                .object("remoteIpDetails", far.ipDetails())
                .object("remoteAccountDetails", callerAccount(signal))
                .object("affectedResources", affected(signal));
    }

    /** Only where the caller belongs to another account than the one that the finding is about. */
    private static Fields callerAccount(Signal signal) {
        Activity activity = signal.activity();
        if (activity.callerAccount() == null || activity.callerAccount().equals(signal.account())) {
            return new Fields();
        }
        var details = new Fields().text("accountId", activity.callerAccount());
        Boolean affiliated = activity.callerAffiliated();
        return affiliated == null ? details : details.flag("affiliated", affiliated);
    }

    private static Fields affected(Signal signal) {
        return new Fields().text("AWS::S3::Bucket", signal.subject().bucket());
    }

    private static Fields connection(Signal signal) {
        Activity activity = signal.activity();
        return new Fields()
                .text("connectionDirection", activity.direction())
                .text("protocol", activity.protocol())
                .flag("blocked", activity.blocked())
                .object("localPortDetails", port(activity.localPort()))
                .object("localIpDetails", FarSide.address(signal.subject().localIp()))
                .text("localNetworkInterface", signal.subject().networkInterface())
                .object("remoteIpDetails", new FarSide(signal.remote()).ipDetails())
                .object("remotePortDetails", port(activity.remotePort()));
    }

    private static Fields probe(Signal signal) {
        var details = new Fields()
                .object("localPortDetails", port(signal.activity().localPort()))
                .object("localIpDetails", FarSide.address(signal.subject().localIp()))
                .object("remoteIpDetails", new FarSide(signal.remote()).ipDetails());
        return new Fields()
                .flag("blocked", signal.activity().blocked())
                .objects("portProbeDetails", Stream.of(details));
    }

    private static Fields port(int port) {
        return new Fields().number("port", port).text("portName", PortName.of(port));
    }

    private static Fields query(Activity activity) {
        return new Fields()
                .text("domain", activity.domain())
                .text("protocol", activity.protocol())
                .flag("blocked", activity.blocked())
                .text("domainWithSuffix", registered(activity.domain()));
    }

    /** The domain that somebody registered, by the public suffix list; null for a bare suffix and for what is no domain name. */
    private static @Nullable String registered(@Nullable String domain) {
        if (domain == null || !InternetDomainName.isValid(domain)) {
            return null;
        }
        var name = InternetDomainName.from(domain);
        return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : null;
    }
}
