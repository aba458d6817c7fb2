package io.vigil.benchmark;

import io.vigil.benchmark.load.News;
import io.vigil.events.Hash;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ThreatList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** What a live job enriches with: places and networks of all addresses, AWS's ranges as they come with the project, a list of addresses and one of names. */
final class MadeUpIntel {
    private static final int LISTED = 20_000;

    private MadeUpIntel() {}

    /** @param folder takes the files */
    static IntelSettings in(Path folder) throws IOException {
        Path geoip = Files.createDirectory(folder.resolve("geoip"));
        MadeUpGeography.write(geoip);
        Path addresses = folder.resolve("addresses.txt");
        // Some of those that are news may be met.
        Files.write(
                addresses,
                LongStream.range(0, LISTED)
                        .map(at -> Hash.combine(at, 1))
                        .mapToObj(News::address)
                        .toList());
        Path names = folder.resolve("names.txt");
        new MadeUpLists(1).writeNames(names, LISTED);
        return new IntelSettings(
                List.of(
                        new ThreatList("ip", addresses.toString(), null),
                        new ThreatList("domain", names.toString(), null)),
                List.of(),
                geoip.toString(),
                null,
                0);
    }
}
