package io.vigil.intel;

import static io.vigil.intel.IntelFolder.callFrom;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Remote;
import io.vigil.intel.lists.ListFormat;
import io.vigil.intel.lists.LoadedList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, databases and ranges as other people publish them. */
class RealDataTest {
    private final IntelFolder folder;

    RealDataTest(@TempDir Path path) {
        folder = new IntelFolder(path);
    }

    @Test
    void readsAListOfAHundredThousandIndicatorsOfEveryType() throws IOException {
        Path file = SharedData.at("threat-intel/maltrail_indicators.csv.gz");
        Intel intel = intel("ip", file);

        LoadedList list = intel.lists().get(0);

        assertThat(list.format()).isEqualTo(ListFormat.CSV);
        assertThat(list.entries()).isGreaterThan(100_000);
        assertThat(list.unreadable()).as("%s", list.examples()).isLessThan(list.entries() / 100);
        assertThat(lines(file)
                        .map(line -> line.split(",", -1))
                        .filter(cells -> cells[1].equals("ip") && Ip.parse(cells[0]) != null)
                        .map(cells -> intel.enrich(callFrom(cells[0])))
                        .filter(call -> call.hits().length == 0)
                        .filter(call -> !call.origin().is(Origin.AWS))
                        .map(call -> call.text(ApiField.SOURCE_IP)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ipsum_level3.txt,TXT",
        "tor-exit-nodes.2022-06-13.txt,TXT",
        "tor-exit-nodes.2024-02-27.txt,TXT",
        "nocoin_hosts.txt,TXT",
        "stix2-examples/threat-reports__poisonivy.json,STIX",
        "stix2-examples/threat-reports__apt1.json,STIX"
    })
    void recognisesPublishedLists(String path, ListFormat format) {
        LoadedList list =
                intel("ip", SharedData.at("threat-intel/" + path)).lists().get(0);

        assertThat(list.format()).isEqualTo(format);
        assertThat(list.entries()).isPositive();
        assertThat(list.unreadable()).as("%s", list.examples()).isLessThanOrEqualTo(1);
    }

    @Test
    void describesARemoteFromWhateverDatabasesThereAre() {
        Intel intel = folder.geoip(SharedData.at("geoip")).load();

        Remote london = intel.describe(Remote.of("81.2.69.160"));
        Remote telstra = intel.describe(Remote.of("1.128.0.0"));

        assertThat(london.countryCode()).isEqualTo("GB");
        assertThat(london.country()).isEqualTo("United Kingdom");
        assertThat(london.city()).isEqualTo("London");
        assertThat(london.latitude()).isBetween(51.0, 52.0);
        assertThat(telstra.asn()).isEqualTo(1221);
        assertThat(telstra.isp()).isEqualTo("Telstra Internet");
        assertThat(telstra.asnOrg()).isNotBlank();
    }

    @Test
    void flagsAnonymousAddresses() {
        Intel intel = folder.geoip(SharedData.at("geoip")).load();

        Origin everything = origin(intel, "81.2.69.1");
        Origin hosting = origin(intel, "71.160.223.1");
        Origin vpn = origin(intel, "1.2.0.1");

        assertThat(everything.is(Origin.TOR)).isTrue();
        assertThat(everything.is(Origin.HOSTING)).isTrue();
        assertThat(everything.is(Origin.ANONYMOUS)).isTrue();
        assertThat(hosting.is(Origin.HOSTING)).isTrue();
        assertThat(hosting.is(Origin.ANONYMOUS)).isFalse();
        assertThat(vpn.is(Origin.ANONYMOUS)).isTrue();
        assertThat(origin(intel, "81.2.69.160").country()).isEqualTo("GB");
        assertThat(origin(intel, "2001:480:3a::1").is(Origin.ANONYMOUS)).isTrue();
    }

    @Test
    void aSingleDatabaseIsEnough() {
        Intel intel =
                folder.geoip(SharedData.at("geoip/GeoLite2-ASN-Test.mmdb")).load();

        assertThat(intel.describe(Remote.of("1.128.0.0")).asn()).isEqualTo(1221);
        assertThat(intel.describe(Remote.of("1.128.0.0")).countryCode()).isNull();
    }

    @Test
    void aDamagedDatabaseIsNoticedBeforeTheStart() throws IOException {
        Path whole = SharedData.at("geoip/GeoIP2-City-Test.mmdb");
        byte[] bytes = Files.readAllBytes(whole);
        for (int at = 0; at < bytes.length / 2; at++) {
            bytes[at] = (byte) (at * 31);
        }
        Path damaged = Path.of(folder.file("damaged.mmdb"));
        Files.write(damaged, bytes);
        var settings = new IntelSettings(List.of(), List.of(), damaged.toString(), null, 0);
        var complaints = new StringBuilder();

        Intel.load(settings, (place, path, wayOut) -> complaints.append(wayOut));

        assertThat(complaints.toString()).contains("is no readable MaxMind database");
    }

    @Test
    void knowsAwsByItsPublishedRanges() {
        Intel intel = folder.awsRanges(SharedData.at("aws-ip-ranges/ip-ranges.json.gz"))
                .load();

        assertThat(origin(intel, "3.5.140.1").is(Origin.AWS)).isTrue();
        assertThat(origin(intel, "8.8.8.8").is(Origin.AWS)).isFalse();
        assertThat(origin(intel, "1.2.3.4").is(Origin.AWS)).isFalse();
    }

    private Intel intel(String kind, Path list) {
        var settings =
                new IntelSettings(List.of(new ThreatList(kind, list.toString(), null)), List.of(), null, null, 0);
        return Intel.load(settings, (place, path, wayOut) -> assertThat(wayOut).isNull());
    }

    private static Origin origin(Intel intel, String ip) {
        return intel.enrich(callFrom(ip)).origin();
    }

    private static Stream<String> lines(Path packed) throws IOException {
        try (var unpacked = new GZIPInputStream(Files.newInputStream(packed))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1);
        }
    }
}
