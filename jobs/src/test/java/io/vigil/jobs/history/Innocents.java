package io.vigil.jobs.history;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static io.vigil.testkit.Given.query;
import static io.vigil.testkit.Given.signal;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.testkit.GivenCall;
import io.vigil.testkit.GivenFlow;
import io.vigil.testkit.PlayedCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Innocent events of the entities of a case, from where these are at home. */
final class Innocents {
    private static final long SESSION = 6 * 3_600_000L;
    private static final String AT_HOME = "198.51.100.20";
    private static final List<ApiField> IDENTITY = List.of(
            ApiField.IDENTITY_TYPE,
            ApiField.IDENTITY_ACCOUNT,
            ApiField.IDENTITY_ARN,
            ApiField.PRINCIPAL_ID,
            ApiField.USER_NAME,
            ApiField.ACCESS_KEY,
            ApiField.ISSUER_TYPE,
            ApiField.ISSUER_PRINCIPAL_ID,
            ApiField.ISSUER_ARN,
            ApiField.ISSUER_ACCOUNT,
            ApiField.ISSUER_USER_NAME,
            ApiField.ROLE_DELIVERY,
            ApiField.SCOPE_TYPE,
            ApiField.SCOPE_ISSUED_TO);

    private final PlayedCase played;
    private final long act;
    private final Map<String, ApiCall> homes = new HashMap<>();

    Innocents(PlayedCase played, long act) {
        this.played = played;
        this.act = act;
        Set<String> several = new HashSet<>();
        for (ApiCall call : played.events(ApiCall.class)) {
            String principal = String.valueOf(call.text(ApiField.PRINCIPAL));
            if (homes.putIfAbsent(principal, call) != null) {
                several.add(principal);
            }
        }
        boolean fires = !played.expected().isEmpty();
        homes.replaceAll((principal, call) -> fires && !several.contains(principal) ? moved(call) : call);
    }

    /** Whoever acts once only may act from a thief's place: at home, it acts from an address of AWS. */
    private static ApiCall moved(ApiCall call) {
        return identity(call, apiCall("sts:GetCallerIdentity"))
                .from(AT_HOME)
                .set(ApiField.USER_AGENT, "aws-sdk-java/2.29 Linux/5.10")
                .origin(Origin.of(AddressClass.PUBLIC, 0, null, Origin.AWS | Origin.CLOUD_KNOWN))
                .build();
    }

    List<ApiCall> calls(Strand strand) {
        List<ApiCall> calls = new ArrayList<>();
        for (ApiCall home : homes.values()) {
            strand.play(act, (time, thing) -> calls.add(request(strand.work(), home, time, thing)));
        }
        return calls;
    }

    private static ApiCall request(int work, ApiCall home, long time, int thing) {
        GivenCall call = switch (work) {
            case 0 -> apiCall("s3:GetObject").bucket("own-" + thing).key("object-" + time);
            case 1 -> apiCall(thing % 2 == 0 ? "ec2:DescribeInstances" : "s3:ListBuckets");
            case 2 -> apiCall("sts:GetCallerIdentity");
            default -> apiCall("signin:ConsoleLogin").part(RawPart.RESPONSE_ELEMENTS, "{\"ConsoleLogin\":\"Success\"}");
        };
        identity(home, call)
                .at(time)
                .in(home.account())
                .set(ApiField.USER_AGENT, home.textOr(ApiField.USER_AGENT, "aws-cli"))
                .from(address(work, home, thing))
                .origin(home.origin())
                .spot(home.spot());
        String key = home.textOr(ApiField.ACCESS_KEY, "");
        if (key.startsWith("ASIA")) {
            call.set(ApiField.ACCESS_KEY, key + time / SESSION); // keys of sessions are replaced after some hours
        }
        copy(home, call, ApiField.VPC_ENDPOINT);
        copy(home, call, ApiField.VPC_ENDPOINT_ACCOUNT);
        return call.build();
    }

    /** What only asks who it is does so from several networks of one provider. */
    private static String address(int work, ApiCall home, int thing) {
        boolean moves = work == 2 && home.origin().kind() == AddressClass.PUBLIC;
        return moves ? "2001:db8:" + (thing + 1) + "::7" : home.textOr(ApiField.SOURCE_IP, AT_HOME);
    }

    private static GivenCall identity(ApiCall from, GivenCall call) {
        IDENTITY.forEach(field -> copy(from, call, field));
        return call.in(from.account());
    }

    private static void copy(ApiCall from, GivenCall call, ApiField field) {
        String text = from.text(field);
        if (text != null) {
            call.set(field, text);
        }
    }

    List<NetworkFlow> flows(Strand strand) {
        List<NetworkFlow> flows = new ArrayList<>();
        if (!played.events(NetworkFlow.class).isEmpty()) {
            NetworkFlow like = played.events(NetworkFlow.class).get(0);
            strand.play(act, (time, thing) -> flows.add(exchange(strand, like, time, thing)));
        }
        return flows;
    }

    private static NetworkFlow exchange(Strand strand, NetworkFlow like, long time, int thing) {
        String server = String.valueOf(like.source());
        String client = thing == 0 ? String.valueOf(like.destination()) : "192.0.2." + thing;
        int port = 20_000 + (int) (time / 60_000 % 40_000);
        GivenFlow flow = switch (strand.work()) {
            case 0, 1 -> flow(server, client).ports(22, port).packets(60).bytes(20_000);
            case 2 ->
                flow(server, "192.0.2." + (100 + thing))
                        .ports(22, port)
                        .packets(14)
                        .bytes(2_430);
            default -> flow(server, client).ports(443, port).packets(20).bytes(9_000);
        };
        return flow.seconds(4)
                .on(Objects.requireNonNull(like.networkInterface()))
                .direction(like.direction())
                .in(like.account())
                .at(time)
                .build();
    }

    List<DnsQuery> queries(Strand strand) {
        List<DnsQuery> queries = new ArrayList<>();
        if (!played.events(DnsQuery.class).isEmpty()) {
            DnsQuery like = played.events(DnsQuery.class).get(0);
            strand.play(
                    act,
                    (time, thing) -> queries.add(query(name(strand.work(), thing))
                            .rcode(strand.work() == 1 ? "NXDOMAIN" : "NOERROR")
                            .instance(like.instance())
                            .in(like.account())
                            .at(time)
                            .build()));
        }
        return queries;
    }

    private static String name(int work, int thing) {
        return switch (work) {
            case 0 -> "www.shop-" + thing + ".example.com";
            case 1 -> "garden-tools-" + thing + ".net";
            case 2 -> "mail." + (char) ('a' + thing % 26) + "-weather-station.org";
            default -> thing + ".0.0.10.in-addr.arpa";
        };
    }

    List<Signal> signals(Strand strand) {
        List<Signal> signals = new ArrayList<>();
        if (!played.events(Signal.class).isEmpty()) {
            Signal like = played.events(Signal.class).get(0);
            strand.play(
                    act,
                    (time, thing) -> signals.add(signal(like.detection().unit())
                            .principal(like.subject().principal())
                            .userType(String.valueOf(like.subject().userType()))
                            .api("GetSecretValue")
                            .resource("own-" + thing % 4)
                            .in(like.account())
                            .at(time)
                            .build()));
        }
        return signals;
    }
}
