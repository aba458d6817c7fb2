package io.vigil.models.dnsexfiltration;

import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.Emitter;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.Signal;
import io.vigil.models.Models;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DnsDataExfiltrationTest {
    private static final long HOUR = 3_600_000L;

    private final DnsDataExfiltration model = shipped();
    private final List<Signal> told = new ArrayList<>();
    private @Nullable SentNames host;

    /** What is left to the account to judge counts: it knows no other host here. */
    static Emitter intoCandidates(List<Signal> signals) {
        return Emitter.of(
                signals::add, novelty -> Stream.ofNullable(novelty.candidate()).forEach(signals::add));
    }

    static DnsDataExfiltration shipped() {
        return UnitReader.read(Models.folders(), Models.FILE, Tuning.none(), new Problems()).stream()
                .filter(unit -> unit.id().equals("dns-data-exfiltration"))
                .map(DnsDataExfiltration::new)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 110, TXT, 32, 1", "1000, 90, A, 16, 1", "100, 110, TXT, 32, 1", "100, 90, A, 16, 1",
                "10, 60, TXT, 32, 1",
        "10, 60, A, 16, 1", "1, 30, TXT, 32, 2", "1, 30, A, 16, 2", "0.1, 20, TXT, 32, 14", "0.1, 20, A, 16, 14"
    })
    void findsATunnelOfAnyRateWithinHours(double rate, int payload, String type, int letters, int hours) {
        var tunnel = new Tunnel(rate, payload, type, letters == 16 ? Tunnel.HEX : Tunnel.BASE_32);

        tunnel.queries("qmvtr.top", 3).forEach(this::ask);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).time() - Given.MONDAY).isLessThanOrEqualTo(hours * HOUR);
        assertThat(told.get(0).evidence().eventIds()).hasSize(8);
    }

    @Test
    void findsATunnelWhoseDataComesInTheAnswers() {
        var random = new Random(4);

        for (int number = 0; number < 60; number++) {
            String name = "p" + Long.toString(random.nextLong() & 0xff_ffff_ffffL, 36) + ".t.qmvtr.top";
            ask(query(name)
                    .type("TXT")
                    .answer("TXT", "x".repeat(180))
                    .at(Given.MONDAY + 1000L * number)
                    .build());
        }

        assertThat(told).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(BenignNames.class)
    void isSilentAboutAMonthOf(BenignNames kind) {
        kind.month(1, 30).forEach(this::ask);

        assertThat(told).isEmpty();
    }

    @Test
    void findsTheTunnelBehindAForwarderForThousands() {
        List<DnsQuery> queries = new ArrayList<>(BenignNames.FORWARDER_FOR_THOUSANDS.month(5, 2));
        queries.addAll(new Tunnel(10, 60, "TXT", Tunnel.BASE_32).queries("qmvtr.top", 3));
        queries.sort(Comparator.comparingLong(DnsQuery::time));

        queries.forEach(this::ask);

        assertThat(told).hasSize(1);
        assertThat(told.get(0).detection().discriminator()).isEqualTo("qmvtr.top");
    }

    @Test
    void decoysDoNotHideTheTunnelTheyAreTunnelsThemselves() {
        List<DnsQuery> queries = new ArrayList<>();
        for (int decoy = 0; decoy < 6; decoy++) {
            queries.addAll(new Tunnel(0.3, 30, "A", Tunnel.HEX).queries("decoy" + decoy + ".top", decoy));
        }
        queries.sort(Comparator.comparingLong(DnsQuery::time));

        queries.forEach(this::ask);

        assertThat(told).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void theSameNamesAgainSendNothing() {
        var random = new Random(7);
        List<String> names = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            names.add(new Tunnel(1, 20, "A", Tunnel.HEX)
                    .queries("example.net", number)
                    .get(0)
                    .name());
        }

        for (int number = 0; number < 50_000; number++) {
            ask(query(names.get(random.nextInt(names.size())))
                    .at(Given.MONDAY + 1000L * number)
                    .build());
        }

        assertThat(told).isEmpty();
    }

    @Test
    void tellsOnceADay() {
        for (int day = 0; day < 3; day++) {
            long shift = day * 24L * HOUR;
            new Tunnel(1, 30, "A", Tunnel.HEX)
                    .queries("qmvtr.top", day)
                    .forEach(asked ->
                            ask(query(asked.name()).at(asked.time() + shift).build()));
        }

        assertThat(told).hasSize(3);
    }

    @Test
    void ordinaryNamesCostNoMemory() {
        for (String name : List.of(
                "www.example.com",
                "api.eu.example.com",
                "localhost",
                "4.3.2.1.in-addr.arpa",
                "d111111abcdef8.cloudfront.net")) {
            ask(query(name).build());
        }

        assertThat(host).isNull();
    }

    @ParameterizedTest
    @EnumSource(value = BenignNames.class, mode = EnumSource.Mode.EXCLUDE, names = "FORWARDER_FOR_THOUSANDS")
    void usualHostsAreRememberedInFourKilobytes(BenignNames kind) {
        kind.month(9, 10).forEach(this::ask);

        assertThat(host == null ? 0 : Written.of(host).bytes().length).isLessThanOrEqualTo(4096);
    }

    @Test
    void aHostThatSendsToAnyNumberOfOwnersIsRememberedInTenKilobytesAndReadsBack() {
        for (int owner = 0; owner < 500; owner++) {
            for (DnsQuery asked : new Tunnel(100, 110, "TXT", Tunnel.HEX)
                    .queries("owner" + owner + ".top", owner)
                    .subList(0, 20)) {
                ask(asked);
            }
        }

        Written written = Written.of(host);
        SentNames read = written.read(SentNames.class);

        assertThat(written.bytes().length).isLessThanOrEqualTo(10_000);
        assertThat(Written.of(read).bytes()).isEqualTo(written.bytes());
        assertThat(Written.of(Written.copy(read)).bytes()).isEqualTo(written.bytes());
    }

    private void ask(DnsQuery query) {
        host = model.observe(host, query, intoCandidates(told));
    }
}
