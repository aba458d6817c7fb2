package io.vigil.intel;

import static io.vigil.intel.IntelFolder.callFrom;
import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ListHit;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Remote;
import io.vigil.events.vpcflow.NetworkFlow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntelTest {
    private final IntelFolder folder;

    IntelTest(@TempDir Path path) {
        folder = new IntelFolder(path);
    }

    @Test
    void tellsWhichListsHoldTheSourceOfACall() {
        Intel intel = folder.threats("ip", "198.51.100.0/24")
                .threats("tor", "198.51.100.7")
                .load();

        ApiCall call = intel.enrich(callFrom("198.51.100.7"));

        assertThat(call.hits())
                .containsExactlyInAnyOrder(
                        new ListHit("ip", "ip", "198.51.100.0/24", "198.51.100.7", new String[0]),
                        new ListHit("tor", "tor", "198.51.100.7", "198.51.100.7", new String[0]));
        assertThat(call.origin().kind()).isEqualTo(AddressClass.PUBLIC);
        assertThat(call.origin().is(Origin.TOR)).isTrue();
        assertThat(intel.enrich(callFrom("198.51.100.8")).origin().is(Origin.TOR))
                .isFalse();
    }

    @Test
    void answersARepeatedSourceAlike() {
        Intel intel = folder.threats("ip", "198.51.100.0/28").load();

        for (int round = 0; round < 3; round++) {
            for (int host = 0; host < 256; host++) {
                assertThat(intel.enrich(callFrom("198.51.100." + host)).hits()).hasSize(host < 16 ? 1 : 0);
            }
        }
    }

    @Test
    void privateAddressesAreOnlyPrivateUnlessAListOfTrustedOnesNamesSome() {
        Intel trusting = folder.trusted("172.31.0.0/16").load();

        for (String inside :
                new String[] {"10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.7.7"}) {
            assertThat(trusting.enrich(callFrom(inside)).origin().kind()).isEqualTo(AddressClass.PRIVATE);
            assertThat(trusting.enrich(callFrom(inside)).origin().is(Origin.TRUSTED))
                    .isEqualTo(inside.startsWith("172.31."));
        }
        assertThat(trusting.enrich(callFrom("172.32.0.0")).origin().kind()).isEqualTo(AddressClass.PUBLIC);
    }

    @Test
    void answersARepeatedQueryAlikeWhetherItsNameOrItsAnswerIsListedOrNot() {
        Intel intel = folder.threats("domain", "evil.example")
                .threats("ip", "198.51.100.0/28")
                .load();

        for (int round = 0; round < 3; round++) {
            for (int host = 0; host < 64; host++) {
                DnsQuery byAnswer =
                        query("www.example").answer("A", "198.51.100." + host).build();
                DnsQuery byName =
                        query(host < 16 ? "a.evil.example" : "a.good.example").build();

                assertThat(intel.enrich(byAnswer).hits()).hasSize(host < 16 ? 1 : 0);
                assertThat(intel.enrich(byName).hits()).hasSize(host < 16 ? 1 : 0);
            }
        }
    }

    @Test
    void answersManyThreadsAlike() {
        Intel intel = folder.threats("ip", "198.51.0.0/17").load();

        long hits = IntStream.range(0, 40_000)
                .parallel()
                .mapToObj(number -> "198.51." + number % 256 + "." + number / 256 % 256)
                .filter(source -> intel.enrich(callFrom(source)).hits().length > 0)
                .count();

        assertThat(hits)
                .isEqualTo(IntStream.range(0, 40_000)
                        .filter(number -> number % 256 < 128)
                        .count());
    }

    @Test
    void whatIsTrustedHasNoHits() {
        Intel intel = folder.threats("ip", "198.51.100.0/24", "evil.example")
                .trusted("198.51.100.16/28", "good.evil.example", "10.0.0.5")
                .load();

        ApiCall call = intel.enrich(callFrom("198.51.100.17"));

        assertThat(call.hits()).isEmpty();
        assertThat(call.origin().is(Origin.TRUSTED)).isTrue();
        assertThat(intel.enrich(callFrom("10.0.0.5")).origin().is(Origin.TRUSTED))
                .isTrue();
        assertThat(intel.enrich(callFrom("198.51.100.1")).hits()).hasSize(1);
        assertThat(intel.enrich(query("a.good.evil.example").build()).hits()).isEmpty();
        assertThat(intel.enrich(query("a.evil.example").build()).hits()).hasSize(1);
        assertThat(intel.trusts("198.51.100.17")).isTrue();
        assertThat(intel.trusts("a.good.evil.example")).isTrue();
        assertThat(intel.trusts("198.51.100.1")).isFalse();
        assertThat(intel.trusts(null)).isFalse();
    }

    @Test
    void anEntryEndsAtItsTimeInWhateverOrderEventsCome() {
        Instant end = Instant.parse("2026-01-05T12:00:00Z");
        Intel intel =
                folder.threats("tor", "ip,valid_until", "198.51.100.7," + end).load();

        for (int round = 0; round < 2; round++) {
            ApiCall late = intel.enrich(apiCall("iam:ListUsers")
                    .from("198.51.100.7")
                    .at(end.toEpochMilli() + 1)
                    .build());
            ApiCall inTime = intel.enrich(apiCall("iam:ListUsers")
                    .from("198.51.100.7")
                    .at(end.toEpochMilli())
                    .build());

            assertThat(inTime.hits()).hasSize(1);
            assertThat(inTime.origin().is(Origin.TOR)).isTrue();
            assertThat(late.hits()).isEmpty();
            assertThat(late.origin().is(Origin.TOR)).isFalse();
        }
    }

    @Test
    void threatListsSpeakOfPublicAddressesOnly() {
        Intel intel = folder.threats("ip", "10.0.0.0/8", "127.0.0.1", "169.254.169.254", "198.51.100.7")
                .load();

        assertThat(intel.enrich(callFrom("10.1.2.3")).hits()).isEmpty();
        assertThat(intel.enrich(callFrom("127.0.0.1")).hits()).isEmpty();
        assertThat(intel.enrich(callFrom("169.254.169.254")).hits()).isEmpty();
        assertThat(intel.lists().get(0).refused()).isEqualTo(3);
    }

    @Test
    void oneAddressIsOneAddressHoweverItIsWritten() {
        Intel intel = folder.threats("ip", "198.51.100.7", "2001:db8:0:0::7").load();

        assertThat(intel.enrich(callFrom("::ffff:198.51.100.7")).hits())
                .extracting(ListHit::matched)
                .containsExactly("198.51.100.7");
        assertThat(intel.enrich(callFrom("2001:DB8::7")).hits())
                .extracting(ListHit::matched)
                .containsExactly("2001:db8::7");
        assertThat(intel.enrich(flow("10.0.0.5", "64:ff9b::c633:6407").build()).hits())
                .hasSize(1);
    }

    @Test
    void looksAtBothEndsOfAFlow() {
        Intel intel = folder.threats("ip", "198.51.100.7")
                .threats("c2", "203.0.113.7")
                .load();

        NetworkFlow outbound = intel.enrich(flow("10.0.0.5", "198.51.100.7").build());
        NetworkFlow inbound =
                intel.enrich(flow("198.51.100.7", "10.0.0.5").rejected().build());
        NetworkFlow both = intel.enrich(flow("198.51.100.7", "203.0.113.7").build());

        assertThat(outbound.hits()).hasSize(1);
        assertThat(outbound.sourceOrigin().kind()).isEqualTo(AddressClass.PRIVATE);
        assertThat(outbound.destinationOrigin().kind()).isEqualTo(AddressClass.PUBLIC);
        assertThat(inbound.hits()).hasSize(1);
        assertThat(both.hits()).extracting(ListHit::kind).containsExactly("ip", "c2");
    }

    @Test
    void followsAnAnswerFromNameToAddress() {
        Intel intel = folder.threats("domain", "evil.example")
                .threats("mining", "198.51.100.7")
                .load();

        DnsQuery asked = query("cdn.innocent.example")
                .answer("CNAME", "x.EVIL.example")
                .answer("A", "198.51.100.7")
                .answer("AAAA", "2001:db8::1")
                .answer("TXT", "198.51.100.7")
                .build();
        DnsQuery innocent = query("innocent.example").answer("A", "203.0.113.1").build();

        assertThat(intel.enrich(asked).hits())
                .containsExactly(
                        new ListHit("domain", "domain", "evil.example", "x.EVIL.example", new String[0]),
                        new ListHit("mining", "mining", "198.51.100.7", "198.51.100.7", new String[0]));
        assertThat(intel.enrich(innocent)).isSameAs(innocent);
    }

    @Test
    void aQueryWithManyListedAnswersKeepsAHandfulOfHits() {
        Intel intel = folder.threats("ip", "198.51.100.0/24").load();
        var asked = query("innocent.example");
        IntStream.range(0, 200).forEach(host -> asked.answer("A", "198.51.100." + host));

        assertThat(intel.enrich(asked.build()).hits()).hasSize(64);
    }

    @Test
    void classifiesWithoutAnyListOrDatabase() {
        Intel intel = Intel.load(IntelSettings.none(), (place, path, wayOut) -> {});

        assertThat(intel.enrich(callFrom("cloudtrail.amazonaws.com")).origin().kind())
                .isEqualTo(AddressClass.AWS_SERVICE);
        assertThat(intel.enrich(callFrom("198.51.100.7")).origin())
                .isEqualTo(Origin.of(AddressClass.PUBLIC, 0, null, Origin.CLOUD_KNOWN));
        assertThat(intel.describe(Remote.of("198.51.100.7"))).isEqualTo(Remote.of("198.51.100.7"));
        assertThat(intel.describe(Remote.of("cloudtrail.amazonaws.com")))
                .isEqualTo(Remote.of("cloudtrail.amazonaws.com"));
        assertThat(intel.describe(Remote.of(null))).isEqualTo(Remote.of(null));
    }

    @Test
    void awsIsWhatAwsPublishes() {
        Intel intel = folder.awsRanges("""
                {"prefixes": [{"ip_prefix": "198.51.100.0/24"}], "ipv6_prefixes": [{"ipv6_prefix": "2001:db8::/32"}]}
                """).load();

        assertThat(intel.enrich(callFrom("198.51.100.7")).origin().is(Origin.AWS))
                .isTrue();
        assertThat(intel.enrich(callFrom("2001:db8::7")).origin().is(Origin.AWS))
                .isTrue();
        assertThat(intel.enrich(callFrom("203.0.113.7")).origin().is(Origin.AWS))
                .isFalse();
    }

    @Test
    void tellsWhatIsAwsWithoutAnyOption() {
        Intel intel = Intel.load(IntelSettings.none(), (place, path, wayOut) -> {});

        assertThat(intel.enrich(callFrom("3.5.140.1")).origin().is(Origin.AWS)).isTrue();
        assertThat(intel.enrich(callFrom("203.0.113.7")).origin().is(Origin.AWS))
                .isFalse();
        assertThat(intel.enrich(callFrom("203.0.113.7")).origin().is(Origin.CLOUD_KNOWN))
                .isTrue();
        assertThat(intel.enrich(callFrom("10.0.0.7")).origin().is(Origin.CLOUD_KNOWN))
                .isFalse();
    }

    @Test
    void givenRangesReplaceTheSnapshot() {
        Intel intel = folder.awsRanges("{\"prefixes\": [{\"ip_prefix\": \"198.51.100.0/24\"}]}")
                .load();

        assertThat(intel.enrich(callFrom("3.5.140.1")).origin().is(Origin.AWS)).isFalse();
    }

    @Test
    void tellsWhatBecameOfEachList() {
        Intel intel = folder.threats("ip", "198.51.100.7", "what?")
                .trusted("203.0.113.7")
                .load();

        assertThat(intel.lists())
                .extracting(list -> list.source().name() + " " + list.entries() + " " + list.unreadable())
                .containsExactly("ip 1 1", "trusted 1 0");
    }

    @Test
    void hitsAreSharedNotCopied() {
        Intel intel = folder.threats("ip", "198.51.100.7").load();

        ListHit[] first = intel.enrich(callFrom("198.51.100.7")).hits();
        ListHit[] second = intel.enrich(callFrom("198.51.100.7")).hits();

        assertThat(first).isSameAs(second);
        assertThat(Arrays.asList(first)).hasSize(1);
    }
}
