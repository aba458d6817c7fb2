package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ThreatList;
import io.vigil.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kind of a threat list means, from the list's file to the signal: the table in the page of rules. */
class ThreatListKindsTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String CUSTOM = "UnauthorizedAccess:EC2/MaliciousIPCaller.Custom";

    private final Rules rules = Rules.compile(Rules.folders(), Tuning.none(), new Problems());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ip, " + CUSTOM,
                "anything, " + CUSTOM,
                "malicious, UnauthorizedAccess:EC2/MaliciousIPCaller",
                "c2, Backdoor:EC2/C&CActivity.B",
                "mining, CryptoCurrency:EC2/BitcoinTool.B",
                "drop-point, Trojan:EC2/DropPoint",
                "sinkhole, Trojan:EC2/BlackholeTraffic",
                "tor, UnauthorizedAccess:EC2/TorClient",
                "phishing, -",
                "suspicious, -"
            })
    void ofFlows(String kind, @Nullable String type) throws IOException {
        Intel intel = listing(kind);
        List<Signal> raised = new ArrayList<>();

        rules.on(NetworkFlow.class)
                .judge(intel.enrich(flow("10.0.0.5", "198.51.100.7").build()), raised::add);
        rules.on(NetworkFlow.class)
                .judge(intel.enrich(flow("2600:1f18::5", "2001:db8:5::7").build()), raised::add);
        rules.on(NetworkFlow.class)
                .judge(intel.enrich(flow("2600:1f18::5", "64:ff9b::c633:6407").build()), raised::add);
        rules.on(NetworkFlow.class)
                .judge(intel.enrich(flow("10.0.0.5", "198.51.100.7").rejected().build()), raised::add);
        rules.on(NetworkFlow.class)
                .judge(intel.enrich(flow("198.51.100.7", "10.0.0.5").build()), raised::add);

        assertThat(raised)
                .hasSize(type == null ? 0 : 3)
                .allMatch(signal -> Objects.equals(signal.detection().type(), type));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "domain, Impact:EC2/MaliciousDomainRequest.Custom",
                "anything, Impact:EC2/MaliciousDomainRequest.Custom",
                "malicious, Impact:EC2/MaliciousDomainRequest.Reputation",
                "crypto, Impact:EC2/BitcoinDomainRequest.Reputation",
                "abused, Impact:EC2/AbusedDomainRequest.Reputation",
                "suspicious, Impact:EC2/SuspiciousDomainRequest.Reputation",
                "c2, Backdoor:EC2/C&CActivity.B!DNS",
                "mining, CryptoCurrency:EC2/BitcoinTool.B!DNS",
                "drop-point, Trojan:EC2/DropPoint!DNS",
                "drive-by, Trojan:EC2/DriveBySourceTraffic!DNS",
                "phishing, Trojan:EC2/PhishingDomainRequest!DNS",
                "dga, Trojan:EC2/DGADomainRequest.C!DNS",
                "sinkhole, Trojan:EC2/BlackholeTraffic!DNS",
                "tor, -"
            })
    void ofQueries(String kind, @Nullable String type) throws IOException {
        Intel intel = listing(kind);
        List<Signal> raised = new ArrayList<>();

        rules.on(DnsQuery.class).judge(intel.enrich(query("www.bad.example").build()), raised::add);
        rules.on(DnsQuery.class)
                .judge(
                        intel.enrich(query("shop.example")
                                .answer("CNAME", "bad.example")
                                .build()),
                        raised::add);
        rules.on(DnsQuery.class).judge(intel.enrich(query("notbad.example").build()), raised::add);

        assertThat(raised)
                .hasSize(type == null ? 0 : 2)
                .allMatch(signal -> Objects.equals(signal.detection().type(), type));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ip, UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom",
                "malicious, UnauthorizedAccess:IAMUser/MaliciousIPCaller",
                "c2, UnauthorizedAccess:IAMUser/MaliciousIPCaller",
                "tor, UnauthorizedAccess:IAMUser/TorIPCaller",
                "access-key, CredentialAccess:IAMUser/CompromisedCredentials",
                "sinkhole, -"
            })
    void ofCalls(String kind, @Nullable String type) throws IOException {
        Intel intel = listing(kind);
        List<Signal> raised = new ArrayList<>();

        rules.on(ApiCall.class)
                .judge(
                        intel.enrich(apiCall("ec2:RunInstances")
                                .by("alice")
                                .from("198.51.100.7")
                                .set(ApiField.ACCESS_KEY, KEY)
                                .build()),
                        raised::add);

        assertThat(raised.stream().map(signal -> signal.detection().type()).filter(Objects::nonNull))
                .isEqualTo(type == null ? List.of() : List.of(type));
    }

    private Intel listing(String kind) throws IOException {
        Path list = folder.resolve("list.txt");
        Files.write(list, List.of("198.51.100.0/24", "2001:db8:5::/48", "bad.example", KEY));
        var settings =
                new IntelSettings(List.of(new ThreatList(kind, list.toString(), null)), List.of(), null, null, 0);
        return Intel.load(settings, (place, path, wayOut) -> Assertions.fail(place + " " + path + " " + wayOut));
    }
}
