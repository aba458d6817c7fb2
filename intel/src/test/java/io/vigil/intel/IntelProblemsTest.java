package io.vigil.intel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntelProblemsTest {
    @TempDir
    private Path folder;

    @Test
    void complainsOfEverythingAtOnce() throws IOException {
        Path broken = Files.write(folder.resolve("broken.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
        Path prose = Files.writeString(folder.resolve("prose.txt"), "Once upon a time\n");
        Path lists = Files.createDirectory(folder.resolve("lists"));
        Files.writeString(lists.resolve("within.txt"), "upon a time\n");
        Path databases = Files.createDirectory(folder.resolve("geo"));
        Files.writeString(databases.resolve("GeoLite2-City.mmdb"), "no database");
        Path ranges =
                Files.writeString(folder.resolve("ranges.json"), "{\"prefixes\": [{\"ip_prefix\": \"everything\"}]}");
        var settings = new IntelSettings(
                List.of(
                        new ThreatList("tor", folder.resolve("missing.txt").toString(), null),
                        new ThreatList("ip", broken.toString(), null),
                        new ThreatList(" ", prose.toString(), null),
                        new ThreatList("c2", lists.toString(), null)),
                List.of(prose.toString()),
                databases.toString(),
                ranges.toString(),
                0);
        var problems = new Problems();

        Intel.load(settings, problems::add);

        assertThat(problems.toString().lines())
                .hasSize(8)
                .anyMatch(line -> line.contains("--threat-list: tor=" + folder.resolve("missing.txt"))
                        && line.contains("no such file"))
                .anyMatch(line -> line.contains("--threat-list: ip=" + broken) && line.contains("damaged gzip"))
                .anyMatch(line -> line.contains("has no kind"))
                .anyMatch(line -> line.contains("--threat-list: c2=" + lists.resolve("within.txt"))
                        && line.contains("holds no address"))
                .anyMatch(line -> line.contains("--trusted-list: " + prose) && line.contains("holds no address"))
                .anyMatch(
                        line -> line.contains("GeoLite2-City.mmdb") && line.contains("is no readable MaxMind database"))
                .anyMatch(line -> line.contains("--aws-ranges: " + ranges) && line.contains("\"everything\""));
    }

    @Test
    void complainsOfFoldersWithoutDatabases() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(complaint(empty)).contains("holds no .mmdb file");
        assertThat(complaint(folder.resolve("nowhere"))).contains("no such folder");
    }

    @Test
    void complainsOfJsonThatIsNotAwsRanges() throws IOException {
        assertThat(complaintOfRanges("{")).contains("is no JSON");
        assertThat(complaintOfRanges("{\"other\": 1}")).contains("holds no prefixes");
    }

    private static String complaint(Path geoip) {
        var problems = new Problems();
        Intel.load(new IntelSettings(List.of(), List.of(), geoip.toString(), null, 0), problems::add);
        return problems.toString();
    }

    private String complaintOfRanges(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("ranges.json"), json);
        var problems = new Problems();
        Intel.load(new IntelSettings(List.of(), List.of(), null, file.toString(), 0), problems::add);
        return problems.toString();
    }
}
