package io.vigil.models.dga;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DgaDomainRequestTest {
    private static final long MINUTE = 60_000L;

    private final DgaDomainRequest model = shipped();
    private final List<Signal> unitCase = new ArrayList<>();
    private HostNames host;
    private long now = Given.MONDAY;

    static DgaDomainRequest shipped() {
        return with(NameScorer.shipped());
    }

    static DgaDomainRequest with(NameScorer scorer) {
        return UnitReader.read(Models.folders(), Models.FILE, Tuning.none(), new Problems()).stream()
                .filter(unit -> unit.id().equals("dga-domain-request"))
                .map(unit -> new DgaDomainRequest(unit, scorer))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(GeneratedNames.class)
    void findsAHostAfterTwentyNamesOfAnyStyle(GeneratedNames style) {
        var random = new Random(11);

        for (int name = 0; name < 20; name++) {
            ask(style.name(random), "NXDOMAIN");
        }

        assertThat(unitCase).isNotEmpty();
        assertThat(unitCase.get(0).evidence().observations()[0].values()).hasSizeBetween(4, 5);
    }

    @Test
    void whatIsKnownWouldChangeNothingAndTellNothing() {
        var random = new Random(5);
        var names = new ArrayList<>(List.of("example.com", "www.google.com", "localhost", "7.0.0.10.in-addr.arpa"));
        for (GeneratedNames style : GeneratedNames.values()) {
            for (int name = 0; name < 12; name++) {
                names.add(style.name(random));
            }
        }
        int known = 0;
        for (int round = 0; round < 5_000; round++) {
            DnsQuery query = query(names.get(random.nextInt(names.size())))
                    .rcode(random.nextBoolean() ? "NXDOMAIN" : "NOERROR")
                    .at(now += MINUTE)
                    .build();
            byte[] before = host == null ? new byte[0] : Written.of(host).bytes();
            boolean isKnown = host != null && model.isKnown(host, query);
            int signals = unitCase.size();
            host = model.observe(host, query, Emitter.of(unitCase::add, none -> {}));

            if (isKnown) {
                known++;
                assertThat(Written.of(host).bytes()).isEqualTo(before);
                assertThat(unitCase).hasSize(signals);
            }
        }
        assertThat(known).isBetween(500, 4_900);
    }

    @Test
    void tellsAgainAfterAnHour() {
        var random = new Random(11);

        for (int name = 0; name < 200; name++) {
            ask(GeneratedNames.LETTERS.name(random), "NXDOMAIN");
        }

        assertThat(unitCase).hasSize(4);
    }

    @Test
    void namesThatExistSpeakForTheHost() {
        var random = new Random(11);

        for (int name = 0; name < 6; name++) {
            ask(GeneratedNames.FEW_LETTERS.name(random), "NOERROR");
        }

        assertThat(unitCase).isEmpty();
    }

    @Test
    void aHostThatAsksForOrdinaryNamesCostsNoMemory() {
        for (String name : List.of(
                "www.google.com", "printer", "7.100.51.198.in-addr.arpa", "api.github.com", "wpad.corp.internal")) {
            ask(name, "NXDOMAIN");
        }

        assertThat(host).isNull();
    }

    @Test
    void oldEvidenceFades() {
        var random = new Random(11);

        for (int name = 0; name < 40; name++) {
            ask(GeneratedNames.LETTERS.name(random), "NXDOMAIN");
            now += 3 * 24 * 60 * MINUTE;
        }

        assertThat(unitCase).isEmpty();
    }

    @Test
    void readsBackWhatItWroteWithin760Bytes() {
        var random = new Random(11);
        for (int name = 0; name < 300; name++) {
            ask(GeneratedNames.values()[name % GeneratedNames.values().length].name(random), "NXDOMAIN");
        }
        Written written = Written.of(host);

        HostNames read = written.read(HostNames.class);

        assertThat(Written.of(read).bytes()).isEqualTo(written.bytes());
        assertThat(Written.of(Written.copy(read)).bytes())
                .isEqualTo(written.bytes())
                .hasSizeLessThanOrEqualTo(760);
        assertThat(TypeInformation.of(HostNames.class)).hasToString("State<HostNames>");
    }

    @Test
    void readsTheOneSumOfTheFirstFormAsOneOfEachKind() throws IOException {
        var first = new DataOutputSerializer(64);
        first.writeByte(1); // version
        first.writeByte(0); // no names
        first.writeByte(0);
        first.writeFloat(5);
        first.writeLong(Given.MONDAY);
        first.writeShort(2);
        first.writeLong(0);
        new Likeness().write(first);
        first.writeByte(0); // no suspects

        HostNames read = new Written(first.getCopyOfBuffer()).read(HostNames.class);

        assertThat(read.evidence()).isEqualTo(5 / Kind.WORDS.share);
        assertThat(read.generated()).isEqualTo(2);
    }

    private void ask(String name, String rcode) {
        now += MINUTE;
        DnsQuery asked = query(name)
                .rcode(rcode)
                .instance("i-0a1b2c3d4e5f60718")
                .id(HexFormat.of().toHexDigits(now))
                .at(now)
                .build();
        host = model.observe(host, asked, Emitter.of(unitCase::add, none -> {}));
    }
}
